"""Runs queries over a CSV of texts on Sail, which speaks Spark's protocol; the answers as JSON Lines.

run_sail.py CSV ANSI OUT=QUERY ...

Where Sail does not take a query as it is written, that is told, and the query is run again reading the table plainly,
without the row beside it by which a lacking column is found; so the rest of its differences can be told too.
"""

import json
import os
import re
import sys

from pysail.spark import SparkConnectServer
from pyspark.sql import SparkSession

BESIDE = re.compile(r"FROM \(SELECT [^\n]*?\) AS absent CROSS JOIN LATERAL (\(SELECT [^\n]*?\) AS cells)")

table, ansi, *runs = sys.argv[1:]
server = SparkConnectServer()
server.start(background=True)
_, port = server.listening_address
spark = SparkSession.builder.remote(f"sc://localhost:{port}").getOrCreate()
spark.conf.set("spark.sql.ansi.enabled", ansi)
rows = spark.read.option("header", "true").option("quote", '"').option("escape", '"').csv(table)
rows.createOrReplaceTempView("profiles")
for run in runs:
    out, path = run.split("=", 1)
    os.mkdir(out)
    with open(path, encoding="utf-8") as file:
        query = file.read().rstrip().rstrip(";")
    answer = []
    for name, text in (("as it is written", query), ("reading the table plainly", BESIDE.sub(r"FROM \1", query))):
        try:
            answer = [row.asDict() for row in spark.sql(text).collect()]
            print(f"sail, ANSI {ansi}: runs the query {name}", flush=True)
            break
        except Exception as error:
            said = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
            print(f"sail, ANSI {ansi}: does not run the query {name}: {said[:300]}", flush=True)
    with open(f"{out}/part-0", "w", encoding="utf-8") as file:
        for row in answer:
            file.write(json.dumps(row) + "\n")
spark.stop()
server.stop()
