package com.acme;

import com.acme.flowers.Iris;
import com.acme.logic.Xor;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Saves weights, loads them, predicts. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Weights.save(file, new Iris(), Map.of());
    Network<float[]> iris = Weights.load(file, new Iris());
    float[] species = new float[3];
    iris.predict(new float[] {1.4f, 0.2f}, species);
    System.out.println(Arrays.toString(species));

    Network<float[]> xor = new Xor();
    float[] y = new float[1];
    xor.predict(new float[] {1, -1}, y);
    System.out.println(Arrays.toString(y));
  }
}
