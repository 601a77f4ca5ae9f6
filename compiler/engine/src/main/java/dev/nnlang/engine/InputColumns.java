package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.regions.Section.Span;
import dev.nnlang.data.DataException;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the part of the input space that is of interest: for each column the declared range, else
 * that of the training set, else three deviations around the mean of a network that standardizes,
 * else -1..1.
 */
final class InputColumns {
  private static final double DEVIATIONS = 3;

  private final List<Optional<Span>> declared = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private InputColumns(Network network) {
    network.inputs().forEach(this::add);
  }

  /** The names of the columns, in order. */
  static List<String> names(Network network) {
    return List.copyOf(new InputColumns(network).names);
  }

  /**
   * The columns of a model.
   *
   * @param parameters of its trained network, by name
   * @param warnings told if the training set would be needed and cannot be read
   */
  static List<InputColumn> of(
      CheckedModel model,
      Signature signature,
      Map<String, double[]> parameters,
      DataLocations locations,
      Consumer<Warning> warnings) {
    InputColumns columns = new InputColumns(model.network());
    boolean open = columns.declared.stream().anyMatch(Optional::isEmpty);
    List<Span> seen = open ? columns.seen(model, signature, locations, warnings) : List.of();
    double[] mean = parameters.getOrDefault("standardize.mean", new double[0]);
    double[] deviation = parameters.getOrDefault("standardize.deviation", new double[0]);
    List<InputColumn> found = new ArrayList<>();
    for (int i = 0; i < columns.names.size(); i++) {
      Span span;
      String origin;
      if (columns.declared.get(i).isPresent()) {
        span = columns.declared.get(i).get();
        origin = "declared";
      } else if (!seen.isEmpty()) {
        span = seen.get(i);
        origin = "training set";
      } else if (mean.length > 0) {
        span = new Span(mean[i] - DEVIATIONS * deviation[i], mean[i] + DEVIATIONS * deviation[i]);
        origin = "3 deviations";
      } else {
        span = new Span(-1, 1);
        origin = "nothing declared";
      }
      double middle = mean.length > 0 ? mean[i] : (span.low() + span.high()) / 2;
      found.add(new InputColumn(columns.names.get(i), span, middle, origin));
    }
    return found;
  }

  private void add(Field field) {
    for (int value = 0; value < field.count(); value++) {
      String column = field.shape().isEmpty() ? field.name() : field.name() + "_" + value;
      field.type().accept(new Add(column));
    }
  }

  private final class Add implements Field.Type.Visitor<Boolean> {
    private final String column;

    Add(String column) {
      this.column = column;
    }

    private boolean add(String name, Optional<Span> span) {
      names.add(name);
      return declared.add(span);
    }

    @Override
    public Boolean real(Field.Real real) {
      return add(column, real.range().map(range -> new Span(range.low(), range.high())));
    }

    @Override
    public Boolean bool(Field.Bool bool) {
      return add(column, Optional.of(new Span(0, 1)));
    }

    @Override
    public Boolean oneOf(Field.OneOf oneOf) {
      oneOf.labels().forEach(label -> add(column + "." + label, Optional.of(new Span(0, 1))));
      return true;
    }
  }

  /** The box of the training set; empty where there is none to be read. */
  private List<Span> seen(
      CheckedModel model,
      Signature signature,
      DataLocations locations,
      Consumer<Warning> warnings) {
    if (model.data().isEmpty()) {
      return List.of();
    }
    try {
      return box(
          DataParts.read(model.data().get(), signature, locations).train(),
          signature.outputWidth());
    } catch (DataException unreadable) {
      warnings.accept(
          new Warning(
              Code.of(unreadable.code()),
              "the training set is not looked at: " + unreadable.getMessage(),
              unreadable.help()));
      return List.of();
    }
  }

  private List<Span> box(ExampleSource rows, int outputWidth) {
    double[] input = new double[names.size()];
    double[] low = new double[names.size()];
    double[] high = new double[names.size()];
    double[] target = new double[outputWidth];
    for (int n = 0; n < rows.size(); n++) {
      rows.read(n, input, target);
      for (int i = 0; i < input.length; i++) {
        low[i] = n == 0 ? input[i] : Math.min(low[i], input[i]);
        high[i] = n == 0 ? input[i] : Math.max(high[i], input[i]);
      }
    }
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < input.length; i++) {
      boolean constant = low[i] == high[i];
      spans.add(constant ? new Span(low[i] - 1, high[i] + 1) : new Span(low[i], high[i]));
    }
    return spans;
  }
}
