package com.example.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A contestant in a process of its own, which takes its turns when it is told to, measures them
 * itself and waits in between. The process is started as this one was; {@link Turns} is the other
 * end.
 */
final class DistantContestant implements Contestant {
  /** What libraries say about themselves is not for the table; warnings are. */
  private static final Map<String, String> QUIET = Map.of("TF_CPP_MIN_LOG_LEVEL", "1");

  private final String name;
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;
  private final int examples;

  DistantContestant(Peer peer, Workload workload) throws Unavailable {
    name = peer.name() + " at " + workload.key();
    process = start(peer, workload);
    orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String first;
    try {
      first = answer(Turns.READY);
    } catch (IllegalStateException ended) {
      throw new Unavailable(ended.getMessage());
    }
    if (first.startsWith(Turns.ABSENT)) {
      close();
      throw new Unavailable(first.substring(Turns.ABSENT.length()));
    }
    examples = Integer.parseInt(first);
  }

  private static Process start(Peer peer, Workload workload) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(Turns.class.getName());
    command.add(peer.name());
    command.add(workload.key());
    try {
      return new Command(command, QUIET).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to {@code order}; what a library prints in between goes by. */
  private String answer(String order) {
    orders.println(order);
    try {
      String line = answers.readLine();
      while (line != null && !line.startsWith(Turns.ANSWER)) {
        System.err.println(line);
        line = answers.readLine();
      }
      if (line == null) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "%s: its process ended with %d", name, process.waitFor()));
      }
      return line.substring(Turns.ANSWER.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public double seconds(int times) {
    return Double.parseDouble(answer(Integer.toString(times)));
  }

  @Override
  public int examples() {
    return examples;
  }

  @Override
  public Verdict verdict() {
    String said = answer(Turns.VERDICT);
    boolean right = said.startsWith(Turns.RIGHT);
    return new Verdict(right, right ? said.substring(Turns.RIGHT.length()) : said);
  }

  /** The end of its orders is the end of the process. */
  @Override
  public void close() {
    orders.close();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
