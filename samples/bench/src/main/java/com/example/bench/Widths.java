package com.example.bench;

import com.example.bench.widths.Width120;
import com.example.bench.widths.Width121;
import com.example.bench.widths.Width122;
import com.example.bench.widths.Width123;
import com.example.bench.widths.Width124;
import com.example.bench.widths.Width125;
import com.example.bench.widths.Width126;
import com.example.bench.widths.Width127;
import com.example.bench.widths.Width128;
import com.example.bench.widths.Width129;
import com.example.bench.widths.Width130;
import com.example.bench.widths.Width131;
import com.example.bench.widths.Width132;
import com.example.bench.widths.Width133;
import com.example.bench.widths.Width134;
import com.example.bench.widths.Width135;
import com.example.bench.widths.Width136;
import dev.nnlang.runtime.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Times updates of 256-W-10 for all W from 120 to 136, in turns, and prints how many operations
 * each does in a second. No width is to fall off a cliff because a vector does not divide it. The
 * classes are made for both targets: with {@code --add-modules jdk.incubator.vector} those with
 * vectors race, else those of plain Java.
 */
final class Widths {
  private static final int INPUTS = 256;
  private static final int OUTPUTS = 10;
  private static final int ROWS = 320;
  private static final double WARM_UP_SECONDS = 1.5;
  private static final double TURN_SECONDS = 0.1;
  private static final int ROUNDS = 21;

  /** So that reading the clock costs nothing. */
  private static final int UPDATES_AT_ONCE = 20;

  private Widths() {}

  /** One width on its way through the rounds. */
  private static final class Runner {
    private final int width;
    private final double operations;
    private final Updates updates;
    private final List<Double> turns = new ArrayList<>();

    Runner(Task task) {
      Weights first = task.first();
      width = first.layer(0).fanOut();
      operations = (double) first.trainingOperations() * task.batch();
      updates = new Updates(NncPeer.PLAIN, task);
    }

    /** Billions of operations in a second. */
    double work(double seconds) {
      long start = System.nanoTime();
      long done = 0;
      double spent = 0;
      while (spent < seconds) {
        for (int i = 0; i < UPDATES_AT_ONCE; i++) {
          updates.next();
        }
        done += UPDATES_AT_ONCE;
        spent = (System.nanoTime() - start) * 1e-9;
      }
      return done * operations / spent * 1e-9;
    }

    void takeTurn() {
      turns.add(work(TURN_SECONDS));
    }

    double median() {
      return turns.stream().sorted().toList().get(turns.size() / 2);
    }

    double best() {
      return Collections.max(turns);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%5d  %7.2f  %.2f-%.2f", width, median(), Collections.min(turns), best());
    }
  }

  /** The models of widths.nn. */
  private static Stream<Task> tasks(Dataset rows) {
    return Stream.of(
        task(Width120::new, rows),
        task(Width121::new, rows),
        task(Width122::new, rows),
        task(Width123::new, rows),
        task(Width124::new, rows),
        task(Width125::new, rows),
        task(Width126::new, rows),
        task(Width127::new, rows),
        task(Width128::new, rows),
        task(Width129::new, rows),
        task(Width130::new, rows),
        task(Width131::new, rows),
        task(Width132::new, rows),
        task(Width133::new, rows),
        task(Width134::new, rows),
        task(Width135::new, rows),
        task(Width136::new, rows));
  }

  private static Task task(Supplier<Network<float[]>> fresh, Dataset rows) {
    return new Task(fresh, fresh, Weights.Hidden.RELU, Width120.training(), rows, 1);
  }

  /** Random numbers of random classes. */
  private static Dataset rows() {
    RandomGenerator random = new SplittableRandom(13);
    float[][] inputs = new float[ROWS][INPUTS];
    int[] labels = new int[ROWS];
    for (int n = 0; n < ROWS; n++) {
      for (int i = 0; i < INPUTS; i++) {
        inputs[n][i] = random.nextFloat();
      }
      labels[n] = random.nextInt(OUTPUTS);
    }
    return new Dataset("RANDOM NUMBERS", inputs, labels);
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    List<Runner> runners = tasks(rows()).map(Runner::new).toList();
    runners.forEach(runner -> runner.work(WARM_UP_SECONDS));
    for (int round = 0; round < ROUNDS; round++) {
      runners.forEach(Runner::takeTurn);
    }
    System.out.println(new Width128());
    System.out.println("width  GFLOP/s  slowest-fastest");
    runners.forEach(System.out::println);
    // What else a machine does takes from a turn and adds to none.
    System.out.printf(
        Locale.ROOT,
        "fastest / slowest width: %.2f by the best turn of each, %.2f by medians%n",
        ratio(runners.stream().map(Runner::best).toList()),
        ratio(runners.stream().map(Runner::median).toList()));
  }

  private static double ratio(List<Double> rates) {
    return Collections.max(rates) / Collections.min(rates);
  }
}
