"""Screens JSON Lines with everything that the program can say, smallest changes and owners of owners too.

spark-submit screen_by_pipe.py --program /opt/zhunru/dist/zhunru.js --as-of 2024-06-30 \
  --input companies.jsonl --output findings

Each task starts the program once as a filter. A line of the output is the number of the company's line in the whole
input, from 1, a tab, and what the program answered to it; in the answer, `line` is counted in the task's own part.
"""

import argparse
import shlex

from pyspark.sql import SparkSession


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", required=True, help="dist/zhunru.js, at the same place on every machine")
    options.add_argument("--as-of", required=True, help="the day asked about, YYYY-MM-DD")
    options.add_argument("--input", required=True)
    options.add_argument("--output", required=True, help="a folder for files of text")
    options.add_argument("--parts", type=int, default=None, help="how many parts to cut the input into")
    given = options.parse_args()

    spark = SparkSession.builder.appName("zhunru by pipe").getOrCreate()
    lines = spark.sparkContext.textFile(given.input, given.parts)
    command = f"node {shlex.quote(given.program)} screen - --stream --as-of {shlex.quote(given.as_of)} --lang en"
    # checkCode: a filter that fails fails its task, which Spark then runs again; nothing is left out in silence.
    answers = lines.pipe(command, checkCode=True)
    # One line comes out for each that goes in, in order, so both are cut into the same parts of the same size.
    numbers = lines.zipWithIndex().map(lambda pair: pair[1] + 1)
    numbers.zip(answers).map(lambda pair: f"{pair[0]}\t{pair[1]}").saveAsTextFile(given.output)
    spark.stop()


if __name__ == "__main__":
    main()
