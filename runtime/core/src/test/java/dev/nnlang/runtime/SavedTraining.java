package dev.nnlang.runtime;

import dev.nnlang.runtime.StackedLines.Layer;
import dev.nnlang.runtime.StopRule.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A training of two phases that saves itself after every update. */
final class SavedTraining {
  private static final ExampleSource ROWS = Rows.sums(40, 1);
  private static final ExampleSource HELD = Rows.sums(20, 2);

  private final Training training;
  private final StackedLines network;

  SavedTraining(int epochs) {
    training =
        Training.of(
            9,
            phase("first", epochs).onPlateau(Quantity.ERROR, 1, 0.9, 3),
            phase("second", epochs).keepBest(Quantity.VALIDATION_ERROR));
    network = network(training);
  }

  /** A network that it trains, all of whose parameters are 0. */
  static StackedLines network(int epochs) {
    return new SavedTraining(epochs).network;
  }

  private static StackedLines network(Training training) {
    return new StackedLines(0.5, training.phases(), new Layer("h", 3, 4), new Layer("out", 4, 1));
  }

  private static Phase phase(String name, int epochs) {
    StopRule stop =
        StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, epochs, "epochs >= " + epochs);
    return Phase.all(name, stop).batch(16).rate(Schedule.constant(0.01));
  }

  /** The fingerprint of the weights that a training without an interruption ends with. */
  static String expected(int epochs) {
    SavedTraining training = new SavedTraining(epochs);
    return training.train(Optional.empty());
  }

  /** Begins, or goes on from what is in {@code folder}, to the end. */
  String resume(Path folder, Disk disk) throws IOException {
    try (Checkpoints place =
        Checkpoints.open(folder, CheckpointInterval.updates(1), 2, true, disk)) {
      return train(Optional.of(place));
    }
  }

  private String train(Optional<Checkpoints> place) {
    Trainer<double[]> trainer = Trainer.of(network, training);
    place.ifPresent(trainer::checkpoints);
    trainer.train(ROWS, Optional.of(HELD));
    return Weights.fingerprint(network);
  }

  /** For a process of its own: says that it is up, and trains in a folder to the end. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("up");
    System.out.flush();
    int epochs = Integer.parseInt(arguments[1]);
    System.out.println(new SavedTraining(epochs).resume(Path.of(arguments[0]), Disk.REAL));
  }
}
