package com.example.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One example, or 256 at once, through each of the two networks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class W4Prediction {
  private static final int ROWS = 1024;

  @Param({"digits", "flowers"})
  String network;

  @Param({"plain", "vector"})
  String target;

  private Predictor predictor;
  private int next;

  @Setup
  public void draw() throws Unavailable {
    Task task =
        network.equals("digits")
            ? Task.digits128(Datasets.randomDigits(ROWS), 1)
            : Task.flowers(Datasets.flowers(ROWS), 1);
    predictor = NncPeer.of(target).predictor(task, task.first());
  }

  @Benchmark
  public float[] one() {
    next = (next + 1) % ROWS;
    return predictor.one(next);
  }

  @Benchmark
  public float[] batch() {
    return predictor.batch();
  }
}
