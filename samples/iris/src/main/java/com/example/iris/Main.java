package com.example.iris;

import java.util.Locale;

/** Names one flower, with the weights that the build has trained. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Iris iris = Iris.load();
    Iris.Prediction flower = iris.predict(6.3f, 2.5f, 4.9f, 1.5f);
    for (Iris.Species species : Iris.Species.values()) {
      double percent = 100 * flower.probability(species);
      System.out.printf(Locale.ROOT, "%-10s %5.1f %%%n", species.label(), percent);
    }
  }
}
