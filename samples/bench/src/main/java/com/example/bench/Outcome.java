package com.example.bench;

import java.util.List;

/**
 * What became of one peer at one workload.
 *
 * @param seconds for an example, one for each counted turn, the shortest first; none if the peer
 *     did not take part
 * @param verdict on its work; where it did not take part, why
 */
record Outcome(List<Double> seconds, Verdict verdict) {
  Outcome {
    seconds = seconds.stream().sorted().toList();
  }

  /** The outcome of a peer that does not take part, which is no fault. */
  static Outcome absent(String reason) {
    return new Outcome(List.of(), new Verdict(true, reason));
  }

  boolean tookPart() {
    return !seconds.isEmpty();
  }

  double median() {
    int middle = seconds.size() / 2;
    double upper = seconds.get(middle);
    return seconds.size() % 2 == 1 ? upper : (seconds.get(middle - 1) + upper) / 2;
  }

  double shortest() {
    return seconds.get(0);
  }

  double longest() {
    return seconds.get(seconds.size() - 1);
  }
}
