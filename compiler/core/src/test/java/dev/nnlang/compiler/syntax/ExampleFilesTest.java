package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The six files that show the language. */
class ExampleFilesTest {
  static final List<String> NAMES = Reading.EXAMPLES;

  private static Reading read(String name) {
    return Reading.clean(Reading.example(name));
  }

  private static List<String> names(List<Name> names) {
    return names.stream().map(Name::text).toList();
  }

  private static List<String> layers(ModelSyntax model) {
    return model.layers().get(0).layers().stream()
        .map(l -> l.label().map(n -> n + ": ").orElse("") + Shape.of(l.layer()))
        .toList();
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyExampleIsReadWithoutAWord(String name) {
    Reading reading = read(name);
    assertEquals("1", reading.file().edition().orElseThrow().text());
    assertEquals(1, reading.file().models().size());
    assertEquals(reading.text(), reading.at(reading.file().span()));
  }

  @Test
  void xorHasTwoInputsInOneLineAndFourRows() {
    Reading xor = read("xor.nn");
    FieldSyntax inputs = xor.model().inputs().get(0);
    assertEquals("a, b: real in -1..1", xor.at(inputs.span()).substring("input  ".length()));
    assertEquals(List.of("a", "b"), inputs.names().stream().map(d -> d.name().text()).toList());
    assertEquals("{(negate 1)..1}", Shape.of(inputs.type().range().orElseThrow()));
    assertEquals(
        Optional.of("The smallest network that one layer of units cannot replace."),
        xor.model().doc());
    DataSyntax.Rows rows =
        assertInstanceOf(DataSyntax.Rows.class, xor.data().sources().get(0).origin());
    assertEquals(List.of("a", "b", "y"), names(rows.columns()));
    assertEquals(
        List.of("-1, -1, -1", "-1,  1,  1", "1, -1,  1", "1,  1, -1"),
        rows.rows().stream().map(row -> xor.at(row.span())).toList());
    assertEquals(
        "(((improvement(error) < 1e-6) and (error < 0.01)) or (epochs >= 20_000))",
        Shape.of(xor.setting("stop").values().get(0)));
  }

  @Test
  void irisHasASplitAnExpectationAndAChainOfLayers() {
    Reading iris = read("iris.nn");
    assertEquals(List.of("com", "example", "iris"), names(iris.file().packageName()));
    assertEquals(
        List.of("standardize", "dense(16, tanh)", "dense(8, relu)", "dense(_, softmax)"),
        layers(iris.model()));
    assertEquals("init", iris.model().settings().get(0).key().text());
    assertEquals(
        List.of("setosa", "versicolor", "virginica"),
        iris.model().outputs().get(0).type().labels().stream().map(Shape::of).toList());
    assertEquals("csv(\"iris.csv\")", iris.at(iris.data().sources().get(0).origin().span()));
    List<DataSyntax.SplitPart> parts = iris.data().splits().get(0).parts();
    assertEquals(
        List.of("train 70%", "validation 15%", "test 15%", "stratified", "seed 7"),
        parts.stream().map(p -> iris.at(p.span())).toList());
    assertEquals(Optional.empty(), parts.get(3).number());
    assertEquals(
        List.of(
            "(test.accuracy >= 90%)",
            "(parameters <= 300)", "(predict(5.1, 3.5, 1.4, 0.2) = setosa)"),
        iris.file().expects().get(0).clauses().stream().map(Shape::of).toList());
  }

  @Test
  void digitsHasAParamADimensionedInputAndAShare() {
    Reading digits = read("digits.nn");
    ParamSyntax param = digits.file().params().get(0);
    assertEquals("param hidden: int in 8..1024 = 128", digits.at(param.span()));
    assertEquals("{8..1024}", Shape.of(param.range().orElseThrow()));
    assertEquals("128", Shape.of(param.value()));
    FieldSyntax.Declared pixels = digits.model().inputs().get(0).names().get(0);
    assertEquals("pixels[28, 28]", digits.at(pixels.span()));
    assertEquals(2, pixels.dimensions().size());
    assertEquals("dense({784 -> hidden}, relu)", layers(digits.model()).get(1));
    DataSyntax.Share share =
        assertInstanceOf(DataSyntax.Share.class, digits.data().sources().get(2).origin());
    assertEquals("train", share.of().text());
    assertEquals(Optional.of("7"), share.seed().map(Shape::of));
    assertEquals("10% of train, seed 7", digits.at(share.span()));
  }

  @Test
  void maxoutHasASchedulePlateausAndCheckpoints() {
    Reading maxout = read("maxout.nn");
    assertEquals(
        "h2: dense((width / 2), leaky_relu(0.01), init: gaussian(sigma: 0.05))",
        layers(maxout.model()).get(3));
    assertEquals(
        "((ramp({0 -> 0.05}, [1 epochs]) then constant(0.05, [4 epochs]))"
            + " then cosine({0.05 -> 0.0005}, [10 epochs]))",
        Shape.of(maxout.setting("rate").values().get(0)));
    assertEquals(
        List.of("l2(1e-4)", "max_norm(3)"),
        maxout.setting("regularize").values().stream().map(Shape::of).toList());
    TrainSyntax.PlateauSyntax plateau = maxout.train().plateaus().get(0);
    assertEquals(
        List.of("validation.error", "[3 epochs]"),
        plateau.arguments().stream().map(a -> Shape.of(a.value())).toList());
    assertEquals("0.5", Shape.of(plateau.factor()));
    assertEquals(Optional.of("4"), plateau.atMost().map(Shape::of));
    TrainSyntax.CheckpointSyntax checkpoint = maxout.train().checkpoints().get(0);
    assertEquals("[1 epochs]", Shape.of(checkpoint.every()));
    assertEquals(Optional.of("3"), checkpoint.keep().map(Shape::of));
    assertEquals(
        "((((improvement(validation.error, [5 epochs]) < 0.1%) and (validation.error < 0.08))"
            + " or (epochs >= 15)) or (elapsed >= [20 min]))",
        Shape.of(maxout.setting("stop").values().get(0)));
  }

  @Test
  void stackedHasTwoPhasesWithSettingsSideBySide() {
    Reading stacked = read("stacked.nn");
    List<TrainSyntax.PhaseSyntax> phases = stacked.train().phases();
    assertEquals(TrainSyntax.Kind.GREEDY_AUTOENCODER, phases.get(0).kind());
    assertEquals(List.of("h1", "h2", "h3"), names(phases.get(0).layers()));
    assertEquals(
        List.of("loss", "tied", "corrupt", "optimizer", "batch", "rate", "stop"),
        phases.get(0).settings().stream().map(s -> s.key().text()).toList());
    assertEquals("tied: true", stacked.at(phases.get(0).settings().get(1).span()));
    assertEquals(TrainSyntax.Kind.ALL, phases.get(1).kind());
    assertEquals(List.of(), phases.get(1).layers());
    assertEquals(
        List.of("seed", "compare"),
        stacked.train().settings().stream().map(s -> s.key().text()).toList());
  }

  @Test
  void unitsHasAnUnlabelledUnitLayerAndTheGreekSigma() {
    Reading units = read("units.nn");
    assertEquals("dense({10 -> 12}, relu)", layers(units.model()).get(0));
    assertEquals("dense(12)", layers(units.model()).get(9));
    assertEquals("maxout(3)", layers(units.model()).get(10));
    assertEquals(
        List.of("precision", "init"),
        units.model().settings().stream().map(s -> s.key().text()).toList());
    Expression.Call init =
        assertInstanceOf(Expression.Call.class, units.model().settings().get(1).values().get(0));
    Name sigma = init.arguments().get(0).name().orElseThrow();
    assertEquals("sigma", sigma.text());
    assertEquals("\u03C3", units.at(sigma.span()));
  }
}
