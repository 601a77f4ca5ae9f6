package com.example.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets all peers to one workload in rounds: A B C, A B C, ... in one process, so that a machine
 * that slows down slows all of them. In the first round, which is not counted, each finds how often
 * it has to do the work for a turn to be long enough.
 */
final class Race {
  private static final double WARM_UP_SECONDS = 1.5;
  private static final double TURN_SECONDS = 0.5;

  private final Workload workload;
  private final int rounds;

  Race(Workload workload, int rounds) {
    this.workload = workload;
    this.rounds = rounds;
  }

  /** One peer on its way through the rounds. */
  private static final class Runner {
    final Contestant contestant;
    final List<Double> seconds = new ArrayList<>();
    int times = 1;

    Runner(Contestant contestant) {
      this.contestant = contestant;
    }

    /** Doubles the work of a turn until it is long enough, and goes on for the rest of the time. */
    void warmUp() {
      double spent = 0;
      double last = 0;
      while (spent < WARM_UP_SECONDS) {
        last = contestant.seconds(times);
        spent += last;
        if (last < TURN_SECONDS && spent < WARM_UP_SECONDS) {
          times *= 2;
        }
      }
      times = (int) Math.max(1, Math.ceil(times * TURN_SECONDS / last));
    }

    void takeTurn() {
      seconds.add(contestant.seconds(times) / ((double) times * contestant.examples()));
    }

    Outcome outcome() {
      return new Outcome(seconds, contestant.verdict());
    }
  }

  /** The outcome of each of {@code peers}, in their order. */
  Map<Peer, Outcome> run(List<Peer> peers) {
    Map<Peer, Outcome> outcomes = new LinkedHashMap<>();
    Map<Peer, Runner> runners = new LinkedHashMap<>();
    for (Peer peer : peers) {
      try {
        runners.put(peer, new Runner(workload.contestant(peer)));
        outcomes.put(peer, Outcome.absent(""));
      } catch (Unavailable reason) {
        outcomes.put(peer, Outcome.absent(reason.getMessage()));
      }
    }
    runners.values().forEach(Runner::warmUp);
    for (int round = 0; round < rounds; round++) {
      runners.values().forEach(Runner::takeTurn);
    }
    runners.forEach(
        (peer, runner) -> {
          outcomes.put(peer, runner.outcome());
          runner.contestant.close();
        });
    return outcomes;
  }
}
