package com.example.bench;

import com.example.bench.Workload.Work;
import java.util.List;
import java.util.stream.Stream;

/** All rows of the table, in order. */
final class Workloads {
  /** Rows that predictions go through again and again: a megabyte or three of pixels. */
  private static final int PREDICTED = 1024;

  private Workloads() {}

  static List<Workload> of(Dataset digits, Dataset flowers) {
    return Stream.of(digits(digits), flowers(flowers)).flatMap(List::stream).toList();
  }

  private static List<Workload> digits(Dataset digits) {
    Dataset few = digits.first(PREDICTED);
    String small = "784-128-10 relu";
    String large = "784-512-256-10 relu";
    return List.of(
        epoch("w1t1", "W1 train " + small + ", batch 32", Task.digits128(digits, 1)),
        epoch("w1t2", "W1 the same, 2 threads", Task.digits128(digits, 2)),
        epoch("w2t1", "W2 train " + large + ", batch 128", Task.digits512(digits, 1)),
        epoch("w2t2", "W2 the same, 2 threads", Task.digits512(digits, 2)),
        one("w4one", "W4 predict one, " + small, Task.digits128(few, 1)),
        many("w4batch", "W4 predict 256 at once, " + small, Task.digits128(few, 1)));
  }

  private static List<Workload> flowers(Dataset flowers) {
    Dataset few = flowers.first(PREDICTED);
    String tiny = "4-16-16-3 tanh";
    return List.of(
        example("w3b1", "W3 train " + tiny + ", batch 1", Task.flowers(flowers, 1)),
        example("w3b16", "W3 train " + tiny + ", batch 16", Task.flowers(flowers, 16)),
        one("w4tinyone", "W4 predict one, " + tiny, Task.flowers(few, 1)),
        many("w4tinybatch", "W4 predict 256 at once, " + tiny, Task.flowers(few, 1)));
  }

  private static Workload epoch(String key, String title, Task task) {
    return new Workload(key, title, Measure.EPOCH, Work.TRAIN, task);
  }

  private static Workload example(String key, String title, Task task) {
    return new Workload(key, title, Measure.EXAMPLE, Work.TRAIN, task);
  }

  private static Workload one(String key, String title, Task task) {
    return new Workload(key, title, Measure.EXAMPLE, Work.PREDICT_ONE, task);
  }

  private static Workload many(String key, String title, Task task) {
    return new Workload(key, title, Measure.BATCH, Work.PREDICT_BATCH, task);
  }
}
