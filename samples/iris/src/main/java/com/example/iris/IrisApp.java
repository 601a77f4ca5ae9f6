package com.example.iris;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Names one flower, with the weights of a file; trains them first where there is no such file. */
public final class IrisApp {
  private IrisApp() {}

  /** Takes the weights file and, where that is still to be made, the CSV file to train on. */
  public static void main(String[] arguments) throws IOException {
    Path weights = Path.of(arguments[0]);
    Iris iris = Files.exists(weights) ? Iris.load(weights) : train(Path.of(arguments[1]), weights);

    Iris.Prediction flower = iris.predict(6.3f, 2.5f, 4.9f, 1.5f);
    for (Iris.Species species : Iris.Species.values()) {
      double percent = 100 * flower.probability(species);
      System.out.printf(Locale.ROOT, "%-10s %5.1f %%%n", species.label(), percent);
    }
  }

  /** Trains as iris.nn declares, and saves the weights. */
  static Iris train(Path data, Path weights) throws IOException {
    ExampleSource flowers = Csv.read(data, Iris.SIGNATURE).examples();
    Parts parts = Split.of(flowers, Iris.SIGNATURE, new Shares(0.7, 0.15, 0.15), true, 7);
    Iris iris = new Iris();
    iris.trainer().train(parts.train(), Optional.of(parts.validation()));
    iris.save(weights);
    return iris;
  }
}
