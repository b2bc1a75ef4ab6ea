"""Screens one file that all machines can read, a shard in each task, and puts the shards together.

spark-submit screen_by_shards.py --program /opt/zhunru/dist/zhunru.js --as-of 2024-06-30 \
  --input /shared/companies.csv --shards 16 --output /shared/findings

The output folder is byte for byte that of one run over the whole file. Input and output lie on a file system that
every machine has mounted; from an object store, mount it or copy the file first.
"""

import argparse
import os
import shutil
import subprocess

from pyspark.sql import SparkSession


def run(program: str, *given: str) -> None:
    ended = subprocess.run(["node", program, *given], capture_output=True, text=True)
    if ended.returncode != 0:
        raise RuntimeError(f"zhunru ended with {ended.returncode}: {ended.stderr.strip()}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", required=True, help="dist/zhunru.js, at the same place on every machine")
    options.add_argument("--as-of", required=True, help="the day asked about, YYYY-MM-DD")
    options.add_argument("--input", required=True)
    options.add_argument("--shards", type=int, required=True)
    options.add_argument("--output", required=True, help="a folder for the results")
    given = options.parse_args()

    program, input_file, as_of, shards = given.program, given.input, given.as_of, given.shards
    folders = [f"{given.output}.shard-{number}-of-{shards}" for number in range(1, shards + 1)]

    def screen(number: int) -> str:
        folder = folders[number - 1]
        # A task that Spark runs again begins anew.
        shutil.rmtree(folder, ignore_errors=True)
        run(program, "screen", input_file, "--shard", f"{number}/{shards}", "--out", folder, "--as-of", as_of,
            "--threads", "1", "--lang", "en")
        return os.path.basename(folder)

    spark = SparkSession.builder.appName("zhunru by shards").getOrCreate()
    spark.sparkContext.parallelize(range(1, shards + 1), shards).map(screen).collect()
    spark.stop()
    run(program, "screen", "--merge", *folders, "--out", given.output, "--lang", "en")
    for folder in folders:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
