package dev.nnlang.compiler.emit;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Training;
import dev.nnlang.runtime.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;

/** An application: trains a class that is on its class path, on rows of its own. */
final class TrainedElsewhere {
  private static final int ROWS = 100;

  private TrainedElsewhere() {}

  /**
   * Prints the network and the fingerprint of what it learned.
   *
   * @param arguments the generated class
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> type = Class.forName(arguments[0]);
    Network<?> network = (Network<?>) type.getConstructor().newInstance();
    Training training = (Training) type.getMethod("training").invoke(null);
    System.out.println(network);
    train(network, training);
    System.out.println("fingerprint " + Weights.fingerprint(network));
  }

  private static <R> void train(Network<R> network, Training training) {
    Trainer.of(network, training)
        .train(
            new ExampleSource() {
              @Override
              public int size() {
                return ROWS;
              }

              @Override
              public void read(int n, double[] input, double[] target) {
                SplittableRandom random = new SplittableRandom(n);
                Arrays.setAll(input, i -> (float) random.nextDouble());
                Arrays.fill(target, 0);
                target[random.nextInt(target.length)] = 1;
              }
            });
  }
}
