package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.analysis.Fingerprint;
import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network that a round of greedy deep learning trains in place of the whole one. */
final class SmallNetworkTest {
  private static CheckedModel model(String input, String output, String layers, String phase) {
    return GeneratedModel.compile(
            """
            nn 1
            model Whole {
              input %s
              output %s
              layers: %s
            }
            data d { from: csv("d.csv") }
            train Whole on d {
              stop: epochs >= 1
              phase pre: %s
              phase fine: all { loss: squared }
            }
            """
                .formatted(input, output, layers, phase))
        .models()
        .get(0);
  }

  private static SmallNetwork first(CheckedModel model) {
    return SmallNetwork.of(model.network(), model.training().orElseThrow().phases().get(0), 0, 0);
  }

  private static SmallNetwork autoEncoder(String input, String layers, String settings) {
    return first(
        model(
            input,
            "y: real",
            layers + " -> dense(_)",
            "greedy autoencoder over h { loss: squared " + settings + " }"));
  }

  /** {@code h 3 -> 5 sigmoid}, the layers one after the other. */
  private static String layers(SmallNetwork small) {
    return small.network().denseLayers().stream()
        .map(l -> l.name() + " " + l.fanIn() + " -> " + l.fanOut() + " " + l.unit().spelling())
        .collect(Collectors.joining(", "));
  }

  /** What enters a layer comes from a unit of the same range; without one, from no unit. */
  @ParameterizedTest
  @CsvSource({
    "x[3]: real in 0..1, 'h: dense(5, tanh)', sigmoid",
    "x[3]: boolean, 'h: dense(5, tanh)', sigmoid",
    "x[3]: real in 0.2..0.9, 'h: dense(5, tanh)', sigmoid",
    "x[3]: real in -1..1, 'h: dense(5, tanh)', tanh",
    "x[3]: real in -0.5..0.25, 'h: dense(5, tanh)', tanh",
    "x[3]: real in 0..2, 'h: dense(5, tanh)', identity",
    "x[3]: real in -2..0, 'h: dense(5, tanh)', identity",
    "x[3]: real, 'h: dense(5, tanh)', identity",
    "x[2]: real, 'dense(3, sigmoid) -> h: dense(5, tanh)', sigmoid",
    "x[2]: real, 'dense(3, tanh) -> h: dense(5, tanh)', tanh",
    "x[2]: real, 'dense(3, relu) -> h: dense(5, tanh)', identity"
  })
  void aDecoderGivesBackTheRangeOfWhatEntered(String input, String layers, String unit) {
    assertEquals("h 3 -> 5 tanh, decoder 5 -> 3 " + unit, layers(autoEncoder(input, layers, "")));
  }

  @Test
  void anAutoEncoderTakesAndGivesReals() {
    Network small = autoEncoder("x[3]: boolean", "h: dense(5, tanh)", "").network();
    Field.Real real = new Field.Real(Optional.empty());

    assertEquals(List.of(new Field("x", List.of(3), real, Optional.empty())), small.inputs());
    assertEquals(List.of(new Field("y", List.of(3), real, Optional.empty())), small.outputs());
    assertEquals("Phase1Round1", small.name());
    assertEquals(
        Optional.of(
            "Auto-encoder of one hidden layer, in which `h` is trained alone; its last layer is"
                + " thrown away."),
        small.doc());
  }

  @Test
  void whatAnAutoEncoderIsToldGoesWithIt() {
    SmallNetwork told =
        autoEncoder("x[3]: real in 0..1", "h: dense(5, tanh)", "tied: true corrupt: 25%");
    SmallNetwork untold = autoEncoder("x[3]: real in 0..1", "h: dense(5, tanh)", "");

    assertTrue(told.tied());
    assertEquals(0.25, told.corrupt());
    assertFalse(untold.tied());
    assertEquals(0, untold.corrupt());
  }

  /** Its units are those of the whole network's last layer, with all their signals. */
  @Test
  void aSupervisedRoundHasTheOutputsOfTheWholeNetwork() {
    CheckedModel model =
        model(
            "x[4]: real",
            "wet, cold: boolean",
            "dense(3, relu) -> h: dense(5, tanh) -> dense(_, maxout(3), bias: false)",
            "greedy supervised over h { loss: squared }");
    SmallNetwork small = first(model);

    assertEquals("h 3 -> 5 tanh, output 5 -> 6 maxout(3)", layers(small));
    assertFalse(small.network().denseLayers().get(1).bias());
    assertTrue(small.network().denseLayers().get(0).bias());
    assertEquals(model.network().outputs(), small.network().outputs());
    assertTrue(
        small.network().doc().orElseThrow().startsWith("Supervised network of one hidden layer"));
    assertFalse(small.tied());
    assertEquals(0, small.corrupt());
  }

  /** Tensors are told apart by the names of their layers. */
  @ParameterizedTest
  @CsvSource({
    "greedy autoencoder over, decoder, decoder2",
    "greedy autoencoder over, output, decoder",
    "greedy supervised over, output, output2",
    "greedy supervised over, decoder, output"
  })
  void theLayerThatIsThrownAwayHasANameOfItsOwn(String kind, String name, String other) {
    SmallNetwork small =
        first(
            model(
                "x[3]: real",
                "y: real",
                name + ": dense(5, tanh) -> dense(_)",
                kind + " " + name + " { loss: squared }"));

    assertEquals(
        List.of(name, other),
        small.network().denseLayers().stream().map(Layer.Dense::name).toList());
  }

  /** Phases and rounds are counted from 1, and so are their classes. */
  @Test
  void classesAreNamedAfterPhaseAndRound() {
    CheckedModel model =
        model(
            "x[3]: real",
            "y: real",
            "a: dense(5, tanh) -> b: dense(4, sigmoid) -> dense(_)",
            "greedy autoencoder over a, b { loss: squared }");
    SmallNetwork small =
        SmallNetwork.of(model.network(), model.training().orElseThrow().phases().get(0), 1, 1);

    assertEquals("Phase2Round2", small.network().name());
    assertEquals("b 5 -> 4 sigmoid, decoder 4 -> 5 tanh", layers(small));
    assertEquals(new Unit.Tanh(), small.network().outputUnit());
  }

  /** A round is a network like any other: its fingerprint is that of its layers. */
  @Test
  void aRoundIsPlannedAsItsSmallNetwork() {
    CheckedModel model =
        model(
            "x[3]: real in 0..1",
            "y: real",
            "h: dense(5, tanh) -> dense(_)",
            "greedy autoencoder over h { loss: squared corrupt: 25% }");
    Plan round = Planner.plan(model).rounds().get(0);
    SmallNetwork small = first(model);

    assertEquals(small.network(), round.network());
    assertEquals(Fingerprint.of(small.network()), round.fingerprint());
    assertEquals(
        Optional.of(new Kernel.Drop("drop0", 0, 3, 0.25, 1)),
        round.inputDrop(),
        "what is left is not scaled up");
  }
}
