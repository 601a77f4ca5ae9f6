package dev.nnlang.engine.alone;

import dev.nnlang.data.DataException;
import dev.nnlang.runtime.DivergedException;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Training;
import dev.nnlang.runtime.TrainingReport;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Trains a network from a command line. */
public final class Program {
  private static final int FINE = 0;
  private static final int WRONG = 1;
  private static final int USAGE = 2;
  private static final int FILES = 3;
  private static final int DIVERGED = 4;

  private Program() {}

  /**
   * Reads {@code data}, trains {@code network} as {@code training} says, saves the weights and
   * prints what came of it.
   *
   * @return the exit code: 0 fine, 1 the data is wrong, 2 usage, 3 files, 4 diverged
   */
  public static <R> int run(
      Network<R> network,
      Training training,
      DeclaredData data,
      String[] arguments,
      PrintStream out,
      PrintStream err) {
    String model = network.signature().name();
    try {
      ProgramArguments command = ProgramArguments.of(arguments, model, data);
      if (command.help()) {
        out.println(ProgramArguments.usage(model, data));
      } else {
        train(network, training, data, command, out, err);
      }
      return FINE;
    } catch (UsageException usage) {
      err.println("error: " + usage.getMessage());
      return USAGE;
    } catch (DataException wrong) {
      err.println("error[" + wrong.code() + "]: " + wrong.getMessage());
      wrong.help().ifPresent(help -> err.println("help: " + help));
      return WRONG;
    } catch (WeightsException wrong) {
      err.println("error[" + wrong.code() + "]: " + wrong.getMessage());
      return WRONG;
    } catch (DivergedException diverged) {
      err.println("error: " + diverged.getMessage());
      err.println("help: try a smaller rate, or scale the inputs");
      return DIVERGED;
    } catch (IOException failure) {
      err.println("error: the weights cannot be saved: " + failure.getMessage());
      return FILES;
    }
  }

  private static <R> void train(
      Network<R> network,
      Training training,
      DeclaredData data,
      ProgramArguments command,
      PrintStream out,
      PrintStream err)
      throws IOException {
    requirePlace(command.weights());
    DeclaredData.Sets sets =
        data.read(
            network.signature(),
            command.files(),
            finding -> err.println("warning[" + finding.code() + "]: " + finding.text()));
    ProgramReport print = new ProgramReport(out, training);
    TrainingReport report =
        Trainer.of(network, training)
            .threads(command.threads())
            .listener(print::epoch)
            .train(sets.train(), sets.validation());
    Optional<Score> test = sets.test().map(set -> Trainer.score(network, set));
    Weights.save(command.weights(), network, Map.of());
    print.result(report, test);
    print.row("weights", command.weights().toString());
    print.row("fingerprint", Weights.fingerprint(network));
    print.row("seed", Long.toString(training.seed()));
  }

  /** Before an hour of training rather than after. */
  private static void requirePlace(Path weights) throws IOException {
    Path folder = weights.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(weights + ": its folder does not exist");
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(weights + ": its folder is read-only");
    }
    if (Files.isSymbolicLink(weights) || (Files.exists(weights) && !WeightsPlace.isOurs(weights))) {
      throw new FileAlreadyExistsException(weights + ": this is another file, and not overwritten");
    }
  }
}
