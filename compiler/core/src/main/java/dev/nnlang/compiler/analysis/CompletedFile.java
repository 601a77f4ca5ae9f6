package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Checkpoint;
import dev.nnlang.compiler.model.Training.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a model back as a file of edition 1 in which nothing is left to a default.
 *
 * <p>The file says the same as the one that the model comes from: it parses, and checks to the same
 * network, data, training and expectations. Params are put in and stand in comments; the text of
 * comparisons is respelled, so {@link dev.nnlang.compiler.model.StopRule.Comparison#text()}, {@link
 * Expectation#text()} and {@link Expectation#line()} may differ, and the seed is stated.
 */
public final class CompletedFile {
  /** The phase of a train block that has none. */
  private static final String ONLY_PHASE = "train";

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private CompletedFile() {}

  /** The text of the file, ending with a line break. */
  public static String of(CheckedModel model) {
    CompletedFile file = new CompletedFile();
    file.head(model);
    file.model(model.network());
    model.data().ifPresent(file::data);
    model.training().ifPresent(training -> file.training(model.network(), training));
    file.expectations(model);
    return file.text.toString();
  }

  private void head(CheckedModel model) {
    line("nn 1");
    if (!model.network().packageName().isEmpty()) {
      line("package " + model.network().packageName());
    }
    if (!model.params().isEmpty()) {
      line("");
    }
    new TreeMap<>(model.params())
        .forEach((name, value) -> line("// param " + name + " = " + value));
  }

  private void model(Network network) {
    line("");
    doc("", network.doc());
    line("model " + network.name() + " {");
    line(INDENT + "precision: " + network.precision().name().toLowerCase(Locale.ROOT));
    line("");
    network.inputs().forEach(field -> field("input ", field));
    network.outputs().forEach(field -> field("output", field));
    line("");
    layers(network.layers());
    line("}");
  }

  private void doc(String indent, Optional<String> doc) {
    if (doc.isPresent()) {
      for (String line : doc.get().split("\n", -1)) {
        line(indent + (line.isEmpty() ? "///" : "/// " + line));
      }
    }
  }

  private void field(String word, Field field) {
    doc(INDENT, field.doc());
    line(INDENT + word + " " + FieldSpelling.name(field) + ": " + FieldSpelling.type(field));
  }

  private void layers(List<Layer> layers) {
    line(INDENT + "layers: " + CompletedLayer.of(layers.get(0)));
    layers
        .subList(1, layers.size())
        .forEach(layer -> line(INDENT + "     -> " + CompletedLayer.of(layer)));
  }

  private void data(Data data) {
    line("");
    line("data " + data.name() + " {");
    entries(INDENT, DataSpelling.entries(data));
    line("}");
  }

  private void training(Network network, Training training) {
    line("");
    line("train " + network.name() + " on " + training.data() + " {");
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("seed", Long.toString(training.seed())));
    training.checkpoint().map(CompletedFile::checkpoint).ifPresent(entries::add);
    if (training.compareScratch()) {
      entries.add(new Entry("compare", "scratch"));
    }
    Optional<Phase> only = onlyPhase(training);
    only.ifPresent(phase -> entries.addAll(SettingsSpelling.entries(phase)));
    entries(INDENT, entries);
    only.ifPresent(phase -> plateau(INDENT, phase));
    if (only.isEmpty()) {
      training.phases().forEach(this::phase);
    }
    line("}");
  }

  private static Entry checkpoint(Checkpoint checkpoint) {
    return new Entry(
        "checkpoint",
        String.format(Locale.ROOT, "every %s, keep %d", distance(checkpoint), checkpoint.keep()));
  }

  private static String distance(Checkpoint checkpoint) {
    return switch (checkpoint.unit()) {
      case EPOCHS -> Amounts.epochs(checkpoint.every());
      case UPDATES -> Amounts.count(checkpoint.every()) + " updates";
      case SECONDS -> Amounts.duration(checkpoint.every());
    };
  }

  /** The phase that a block without phases has. */
  private static Optional<Phase> onlyPhase(Training training) {
    Phase first = training.phases().get(0);
    boolean only =
        training.phases().size() == 1
            && first.kind() == Training.Kind.ALL
            && first.name().equals(ONLY_PHASE);
    return only ? Optional.of(first) : Optional.empty();
  }

  private void phase(Phase phase) {
    line("");
    line(INDENT + "phase " + phase.name() + ": " + SettingsSpelling.kind(phase) + " {");
    entries(INDENT + INDENT, SettingsSpelling.entries(phase));
    plateau(INDENT + INDENT, phase);
    line(INDENT + "}");
  }

  private void plateau(String indent, Phase phase) {
    phase
        .settings()
        .plateau()
        .ifPresent(plateau -> line(indent + SettingsSpelling.plateau(plateau)));
  }

  private void expectations(CheckedModel model) {
    if (model.expectations().isEmpty()) {
      return;
    }
    line("");
    line("expect " + model.network().name() + " {");
    model
        .expectations()
        .forEach(expectation -> line(INDENT + expectation.accept(new ExpectationSpelling())));
    line("}");
  }

  private void entries(String indent, List<Entry> entries) {
    Entry.lines(entries).forEach(entry -> entry.lines().forEach(line -> line(indent + line)));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static final class ExpectationSpelling implements Expectation.Visitor<String> {
    @Override
    public String figure(Expectation.Figure figure) {
      return ComparisonSpelling.of(figure.measure(), figure.operator(), figure.value());
    }

    @Override
    public String prediction(Expectation.Prediction prediction) {
      return String.format(
          Locale.ROOT,
          "predict(%s) = %s%s",
          String.join(", ", prediction.inputs()),
          prediction.expected(),
          prediction.tolerance() == 0 ? "" : " +- " + Decimal.of(prediction.tolerance()));
    }
  }
}
