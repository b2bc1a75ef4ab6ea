"""Screens a table where it lies: Spark runs the query that `zhunru sql --dialect spark` writes.

spark-submit screen_by_query.py --query query.sql --input companies.parquet --output findings.parquet

The input is Parquet, or a CSV of texts (--format csv); its columns are named after the facts, and it has a column
`line` that tells rows apart. Rows that cannot be used come back with the outcome `rejected` and their reasons.
"""

import argparse

from pyspark.sql import SparkSession


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--query", required=True, help="the file that `zhunru sql --dialect spark` wrote")
    options.add_argument("--input", required=True)
    options.add_argument("--format", choices=["parquet", "csv"], default="parquet")
    options.add_argument("--output", required=True, help="a folder for Parquet files")
    given = options.parse_args()

    spark = SparkSession.builder.appName("zhunru by query").getOrCreate()
    reader = spark.read
    if given.format == "csv":
        reader = reader.option("header", "true").option("quote", '"').option("escape", '"')
    reader.format(given.format).load(given.input).createOrReplaceTempView("profiles")
    with open(given.query, encoding="utf-8") as file:
        query = file.read().rstrip().rstrip(";")
    spark.sql(query).write.mode("errorifexists").parquet(given.output)
    spark.stop()


if __name__ == "__main__":
    main()
