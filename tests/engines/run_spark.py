"""Runs queries over a CSV of texts on Spark, two executor processes on this machine; the answers as JSON Lines.

run_spark.py CSV ANSI OUT=QUERY[=TABLE] ...

TABLE is a query that makes the table in the place of the CSV. With ANSI `killed` one of the executor processes is ended while it is at work on the first query.
"""

import os
import signal
import subprocess
import sys
import threading
import time

from pyspark.sql import SparkSession


def executors() -> list[int]:
    """The executor processes that the driver's processes have started."""
    found, parents = [], [str(os.getpid())]
    while parents:
        listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", ",".join(parents)], capture_output=True, text=True)
        children = [line.split(None, 1) for line in listed.stdout.splitlines() if line.strip()]
        found += [int(pid) for pid, args in children if "CoarseGrainedExecutorBackend" in args]
        parents = [pid for pid, _ in children]
    return found


def end_one_at_work(spark: SparkSession, ended: list[int]) -> None:
    """Ends one executor process as soon as both of them have a task."""
    tracker = spark.sparkContext.statusTracker()
    while not ended:
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if any(stage is not None and stage.numActiveTasks > 1 for stage in stages):
            victim = executors()[0]
            os.kill(victim, signal.SIGKILL)
            ended.append(victim)
        time.sleep(0.05)


def main() -> None:
    table, ansi, *runs = sys.argv[1:]
    spark = (
        SparkSession.builder.master("local-cluster[2,1,2048]")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "2g")
        .config("spark.driver.memory", "3g")
        .config("spark.sql.ansi.enabled", "false" if ansi == "false" else "true")
        # An expression that is too large to be compiled ends the run instead of being interpreted in silence.
        .config("spark.sql.codegen.factoryMode", "CODEGEN_ONLY")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    rows = spark.read.option("header", "true").option("quote", '"').option("escape", '"').csv(table)
    rows.repartition(8 if ansi == "killed" else 2).createOrReplaceTempView("profiles")
    ended: list[int] = []
    for run in runs:
        out, query, *own = run.split("=")
        for path in own:
            with open(path, encoding="utf-8") as file:
                spark.sql(file.read()).createOrReplaceTempView("profiles")
        with open(query, encoding="utf-8") as file:
            answer = spark.sql(file.read().rstrip().rstrip(";"))
        plan = answer._jdf.queryExecution().executedPlan().toString()
        if not own:
            print(f"{plan.count('FileScan')} scan of the table in Spark's plan", flush=True)
        if ansi == "killed" and not ended:
            threading.Thread(target=end_one_at_work, args=(spark, ended), daemon=True).start()
        started = time.monotonic()
        answer.write.json(out)
        print(f"answered in {time.monotonic() - started:.1f} s", flush=True)
    if ansi == "killed":
        if not ended:
            raise RuntimeError("no executor process was ended while it was at work")
        print(f"ended executor process {ended[0]} of {executors()} at work", flush=True)
    spark.stop()


main()
