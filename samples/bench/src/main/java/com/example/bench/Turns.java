package com.example.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process of a {@link DistantContestant}: a line for each order, a line for each answer, until
 * there are no more orders.
 */
final class Turns {
  /** Asks for the number of examples. An order that is a number asks for so many times the work. */
  static final String READY = "ready";

  static final String VERDICT = "verdict";

  /** Before each answer, to tell it from what libraries print. */
  static final String ANSWER = "bench: ";

  /** Before the reason why it does not take part. */
  static final String ABSENT = "absent: ";

  /** Before the fact of a verdict that is good. */
  static final String RIGHT = "right: ";

  private Turns() {}

  /**
   * Takes turns on the same stack as in the process of all others.
   *
   * @param arguments the peer's name, and the key of the workload
   */
  public static void main(String[] arguments) throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Runnable turns =
        () -> {
          take(arguments[0], arguments[1]);
          done.set(true);
        };
    Thread thread = new Thread(null, turns, "bench", Bench.STACK);
    thread.start();
    thread.join();
    // Libraries leave threads behind that would keep the process alive.
    System.exit(done.get() ? 0 : 1);
  }

  private static void take(String name, String key) {
    Peer peer = Bench.PEERS.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    Workload workload =
        Workloads.of(Bench.digits(), Bench.flowers()).stream()
            .filter(w -> w.key().equals(key))
            .findFirst()
            .orElseThrow();
    try (Contestant contestant = workload.contestantHere(peer)) {
      BufferedReader orders =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        answer(obey(order, contestant));
      }
    } catch (Unavailable reason) {
      answer(ABSENT + reason.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String obey(String order, Contestant contestant) {
    return switch (order) {
      case READY -> Integer.toString(contestant.examples());
      case VERDICT -> {
        Verdict verdict = contestant.verdict();
        yield (verdict.right() ? RIGHT : "") + verdict.fact();
      }
      default -> Double.toString(contestant.seconds(Integer.parseInt(order)));
    };
  }

  private static void answer(String line) {
    System.out.println(ANSWER + line.replace('\n', ' '));
  }
}
