package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.TargetChoice;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What one form of a class declares beside another: that of one target, of both, one that stands
 * alone, one that only predicts.
 */
final class EmittedFormsTest {
  /** Wide enough that there is a network in vectors. */
  private static final String TEXT =
      """
      nn 1
      model Wide {
        input x[40]: real
        output y: boolean
        layers: dense(32, tanh) -> dense(_, sigmoid)
      }
      data d { from: csv("d.csv") }
      train Wide on d { stop: epochs >= 5 }
      """;

  private static final FrozenWeights WEIGHTS =
      new FrozenWeights("f00d", new byte[Float.BYTES * (40 * 32 + 32 + 32 + 1)]);

  private static final String ONLY_FROZEN_ARE_READ = "method numbers()";
  private static final String NETWORK_OF_IT = "method network()";
  private static final CheckedModel MODEL = GeneratedModel.compile(TEXT).models().get(0);

  private static TargetChoice choice(String name) {
    return switch (name) {
      case "plain" -> TargetChoice.PLAIN;
      case "vector" -> TargetChoice.VECTOR;
      default -> TargetChoice.BOTH;
    };
  }

  private static JavaSource plain() {
    return Compiler.emit(MODEL, TargetChoice.PLAIN);
  }

  /** Its methods and types. */
  private static Set<String> declared(JavaSource source) {
    Set<String> declared = new TreeSet<>(Declarations.of(source));
    declared.removeIf(text -> !text.startsWith("method ") && !text.startsWith("CLASS "));
    return declared;
  }

  private static Set<String> beside(JavaSource one, JavaSource other) {
    Set<String> more = declared(one);
    more.removeAll(declared(other));
    return more;
  }

  /** How often {@code part} stands in the text of {@code source}. */
  private static long count(String part, JavaSource source) {
    return Pattern.compile(Pattern.quote(part)).matcher(source.text()).results().count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "vector"})
  void whatStandsAloneHasAllAndAMainMethod(String target) {
    JavaSource within = Compiler.standalone(MODEL, choice(target));
    JavaSource usual = Compiler.emit(MODEL, choice(target));

    assertEquals(Set.of(), beside(usual, within));
    assertEquals(
        Set.of(
            "CLASS " + (target.equals("plain") ? "PlainNetwork" : "VectorNetwork"),
            "method <init>(Network<float[]> chosen)",
            "method data()",
            "method main(String[] arguments)",
            NETWORK_OF_IT),
        beside(within, usual));
    assertEquals(1, count("implements Network<float[]>", within));
  }

  @Test
  void whatIsOfBothHasTheNetworksOfEach() {
    JavaSource both = Compiler.emit(MODEL, TargetChoice.BOTH);
    for (TargetChoice one : List.of(TargetChoice.PLAIN, TargetChoice.VECTOR)) {
      assertEquals(Set.of(), beside(Compiler.emit(MODEL, one), both), one::toString);
      assertEquals(Set.of(), beside(Compiler.standalone(MODEL, one), alone(both)), one::toString);
    }
    assertEquals(3, count("implements Network<float[]>", both));
    assertEquals(2, count("implements Network<float[]>", alone(both)));
    assertTrue(both.text().contains(BothWriter.JAVADOC.strip().substring(0, 20)), both::text);
  }

  /** The class of the same model that stands alone with both. */
  private static JavaSource alone(JavaSource both) {
    JavaSource alone = Compiler.standalone(MODEL, TargetChoice.BOTH);
    assertEquals(both.className(), alone.className());
    return alone;
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "vector", "both"})
  void whatIsFrozenHasItsWeightsAndNothingThatLearns(String target) {
    JavaSource frozen = Compiler.frozen(MODEL, choice(target), WEIGHTS);
    JavaSource alone = Compiler.standalone(MODEL, choice(target));

    assertEquals(
        Set.of("method <init>(Predictor<float[]> chosen)", ONLY_FROZEN_ARE_READ),
        beside(frozen, alone));
    Set<String> dropped = beside(alone, frozen);
    assertTrue(dropped.contains("method main(String[] arguments)"), dropped::toString);
    assertTrue(dropped.contains("method trainer()"), dropped::toString);
    Set<String> kept = declared(frozen);
    kept.removeIf(
        name ->
            !name.matches(
                "(method (loss|sensitivity|gradient|update|step)\\d.*|CLASS Backprop.*)"));
    assertEquals(Set.of(), kept);
    assertTrue(declared(frozen).stream().anyMatch(name -> name.startsWith("method signal1(")));
    assertEquals(target.equals("both") ? 2 : 1, count("implements Predictor<float[]>", frozen));
    assertEquals(1, count("those of fingerprint {@code f00d}", frozen));
    assertEquals(0, count("f00d", plain()));
  }
}
