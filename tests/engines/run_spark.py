"""Runs queries over a CSV of texts on Spark, two executor processes on this machine; the answers as JSON Lines.

run_spark.py CSV ANSI OUT=QUERY ...
"""

import sys

from pyspark.sql import SparkSession

table, ansi, *runs = sys.argv[1:]
spark = (
    SparkSession.builder.master("local-cluster[2,1,2048]")
    .config("spark.ui.enabled", "false")
    .config("spark.executor.memory", "2g")
    .config("spark.driver.memory", "3g")
    .config("spark.sql.ansi.enabled", ansi)
    # An expression that is too large to be compiled ends the run instead of being interpreted in silence.
    .config("spark.sql.codegen.factoryMode", "CODEGEN_ONLY")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
rows = spark.read.option("header", "true").option("quote", '"').option("escape", '"').csv(table)
rows.repartition(2).createOrReplaceTempView("profiles")
for run in runs:
    out, query = run.split("=", 1)
    with open(query, encoding="utf-8") as file:
        answer = spark.sql(file.read().rstrip().rstrip(";"))
    plan = answer._jdf.queryExecution().executedPlan().toString()
    print(f"{plan.count('FileScan')} scan of the table in Spark's plan", flush=True)
    answer.write.json(out)
spark.stop()
