package dev.nnlang.engine;

import dev.nnlang.compiler.model.Unit;
import dev.nnlang.data.Csv;
import dev.nnlang.data.DataFile;
import dev.nnlang.data.Limits;
import dev.nnlang.data.Loaded;
import dev.nnlang.runtime.Answer;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Predicts from a table of inputs. */
public final class PredictRun {
  private PredictRun() {}

  /**
   * Writes a CSV line for each row: for a {@code one_of} the label under the output's name and then
   * its output for each label; for a {@code boolean} the decision and its output, a probability or
   * a score; for reals their values.
   *
   * @param file the inputs; standard input where empty
   * @throws dev.nnlang.runtime.WeightsException if the weights do not fit the model
   * @throws dev.nnlang.data.DataException if a row does not
   */
  public static void run(
      LoadedModel loaded,
      Path weights,
      Optional<Path> file,
      InputStream standardInput,
      Appendable out,
      Consumer<Warning> warnings)
      throws IOException {
    Network<?> network = Weights.load(weights, loaded.newNetwork());
    Signature signature = network.signature();
    Loaded inputs =
        file.isPresent()
            ? Csv.readInputs(
                new DataFile(file.get(), file.get().toString()), signature, Limits.DEFAULT)
            : Csv.readInputs(standardInput, "standard input", signature, Limits.DEFAULT);
    inputs.warnings().forEach(finding -> warnings.accept(Warning.of(finding)));
    write(
        network, header(loaded.model().network().outputUnit(), signature), inputs.examples(), out);
  }

  private static void write(
      Network<?> network, List<String> header, ExampleSource inputs, Appendable out)
      throws IOException {
    Signature signature = network.signature();
    out.append(String.join(",", header)).append('\n');
    double[] input = new double[signature.inputWidth()];
    double[] target = new double[signature.outputWidth()];
    for (int n = 0; n < inputs.size(); n++) {
      inputs.read(n, input, target);
      out.append(String.join(",", row(signature, Answer.of(network, input)))).append('\n');
    }
  }

  private static List<String> header(Unit last, Signature signature) {
    // Only of a sigmoid is the output of a boolean a probability; others leave 0..1.
    String output = last.equals(new Unit.Sigmoid()) ? "_probability" : "_score";
    List<String> columns = new ArrayList<>();
    for (Signature.Field field : signature.outputs()) {
      for (int value = 0; value < field.count(); value++) {
        columns.add(field.column(value));
        switch (field.kind()) {
          case ONE_OF -> field.labels().forEach(columns::add);
          case BOOLEAN -> columns.add(field.column(value) + output);
          case REAL -> {}
        }
      }
    }
    return columns;
  }

  private static List<String> row(Signature signature, Answer answer) {
    List<String> cells = new ArrayList<>();
    int first = 0;
    for (Signature.Field field : signature.outputs()) {
      for (int value = 0; value < field.count(); value++) {
        cells.add(answer.decided(first));
        if (field.kind() != Signature.Kind.REAL) {
          int numbers = field.width() / field.count();
          for (int j = first; j < first + numbers; j++) {
            cells.add(answer.number(j));
          }
        }
        first += field.width() / field.count();
      }
    }
    return cells;
  }
}
