package com.example.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Compares nnc with its peers and prints one table. Options are system properties:
 *
 * <ul>
 *   <li>{@code bench.mnist}: the folder with the IDX files of MNIST; else random numbers are used
 *   <li>{@code bench.only}: beginnings of the workloads' keys, such as {@code w1,w3}; else all
 *   <li>{@code bench.peers}: beginnings of the peers' names, such as {@code nnc,OpenBLAS}; else
 *       all. The first of them is what the others are compared with
 *   <li>{@code bench.rounds}: counted rounds; else 5
 *   <li>{@code bench.rows}: rows of an epoch at most; else all 60,000
 *   <li>{@code bench.out}: the file that the table is written to as well
 * </ul>
 */
public final class Bench {
  private static final int DIGITS = 60_000;
  private static final int FLOWERS = 3_000;
  private static final int ROUNDS = 5;

  /** With OpenBLAS in the process, ONNX Runtime starts on more than the megabyte of a thread. */
  static final long STACK = 16 << 20;

  /** Columns of the table, in order. */
  static final List<Peer> PEERS =
      List.of(
          NncPeer.VECTOR,
          NncPeer.PLAIN,
          new OpenBlasPeer(),
          new COverOpenBlasPeer(),
          new TorchPeer(),
          new CppAutogradPeer(),
          new CppTorchPeer(),
          new TensorFlowPeer(),
          new OnnxPeer(),
          new EncogPeer());

  private Bench() {}

  public static void main(String[] arguments) throws InterruptedException {
    AtomicBoolean right = new AtomicBoolean();
    Thread thread = new Thread(null, () -> right.set(run()), "bench", STACK);
    thread.start();
    thread.join();
    // Libraries leave threads behind that would keep the process alive.
    System.exit(right.get() ? 0 : 1);
  }

  /** Whether all peers did what they were timed for. */
  private static boolean run() {
    Dataset digits = digits();
    Dataset flowers = flowers();
    int rounds = Integer.getInteger("bench.rounds", ROUNDS);
    List<Peer> peers = PEERS.stream().filter(Bench::chosen).toList();
    Peak peak = new Peak();
    Table table = new Table(peers);
    for (Workload workload : Workloads.of(digits, flowers)) {
      if (chosen(workload)) {
        peak.measure();
        Map<Peer, Outcome> outcomes = new Race(workload, rounds).run(peers);
        peak.measure();
        System.err.println(table.add(workload, outcomes, peak.best()));
      }
    }
    String text = head(digits, flowers, rounds) + "\n" + table.text(peak);
    System.out.print(text);
    try {
      Path out = Path.of(System.getProperty("bench.out", "bench.txt"));
      Files.writeString(out, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.allRight();
  }

  static Dataset digits() {
    String folder = System.getProperty("bench.mnist", "");
    Dataset all =
        folder.isBlank() ? Datasets.randomDigits(DIGITS) : Datasets.mnist(Path.of(folder));
    return all.first(Integer.getInteger("bench.rows", all.size()));
  }

  static Dataset flowers() {
    return Datasets.flowers(FLOWERS);
  }

  private static boolean chosen(Workload workload) {
    return chosen("bench.only", workload.key());
  }

  private static boolean chosen(Peer peer) {
    return chosen("bench.peers", peer.name());
  }

  private static boolean chosen(String option, String name) {
    String beginnings = System.getProperty(option, "");
    return beginnings.isBlank() || Arrays.stream(beginnings.split(",")).anyMatch(name::startsWith);
  }

  private static String head(Dataset digits, Dataset flowers, int rounds) {
    String machine =
        String.format(
            Locale.ROOT,
            "%s %s, %s, %d processors",
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
    String warning =
        System.getProperty("bench.mnist", "").isBlank()
            ? "\n*** NOT MNIST: random numbers of the same shape; see -Dbench.mnist=DIR ***"
            : "";
    return String.format(
        Locale.ROOT,
        "%s%nW1, W2, W4: %d rows of %s; W3: %d rows of %s; %d rounds%s%n",
        machine,
        digits.size(),
        digits.origin(),
        flowers.size(),
        flowers.origin(),
        rounds,
        warning);
  }
}
