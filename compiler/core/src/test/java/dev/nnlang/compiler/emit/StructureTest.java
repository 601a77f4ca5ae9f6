package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompilerBug;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person writes never becomes code: the declarations are the same whatever it says. */
final class StructureTest {
  private static final List<String> PAYLOADS =
      List.of(
          "*/",
          "\\u002a/",
          "\\u002a\\u002f static {} /*",
          "\\u000a static { }",
          "\\uuuu002a\\uuu002f class E {}",
          "*/ static { System.exit(1); } /*",
          "*/ class E {} /**",
          "@see java.lang.System#exit",
          "@throws",
          "{@code",
          "{@link System} {@inheritDoc} {@snippet file=\"x\"}",
          "}}}} {{{{",
          "<script>alert(1)</script>",
          "<!-- <a href='x",
          "&#42;/ &ast;/ &amp; &",
          "$L $S $T $N $$ $> $< $[ $] $W $Z",
          "%s %n %d {0}",
          "/** // /*",
          "/// three more",
          "\\",
          "\\\\u002a/",
          "\"\"\" \" ' `",
          "\t tab",
          "\u00e9\u00fc \u6f22\u5b57 \ud83d\ude42 \u2028",
          "w".repeat(5_000),
          "");

  /** Words of Java, of the runtime and of the generated class itself. */
  private static final List<String> WORDS =
      List.of("class", "int", "Math", "System", "Rows", "w1", "signal1", "x0", "idle", "Float");

  private static String model(String doc, String label, String layer, String stop) {
    return """
        nn 1
        package structure
        /// Before.
        /// %1$s
        ///
        /// %1$s after.
        model Base {
          /// %1$s
          input a, b: real in 0..1
          output y: one_of(%2$s, other)
          layers: standardize -> %3$s: dense(3, tanh) -> dense(_, softmax)
          init: glorot
        }
        /// %1$s
        data d { from: csv("d.csv") }
        /// %1$s
        train Base on d {
          loss: cross_entropy  optimizer: sgd  batch: 2  rate: 0.1
          stop: %4$s
        }
        """
        .formatted(doc, label, layer, stop);
  }

  private static final String PLAIN_STOP = "epochs >= 1";

  @Test
  void docCommentsAddNoDeclaration() {
    List<String> texts =
        PAYLOADS.stream().map(payload -> model(payload, "first", "hidden", PLAIN_STOP)).toList();
    assertSameDeclarations(texts);
  }

  /** Javac's own reader of comments finds nothing wrong in them either. */
  @Test
  void javacAcceptsEveryDocComment() {
    String all = String.join("\n/// ", PAYLOADS);
    String stop = "epochs //" + String.join("\n//", PAYLOADS) + "\n >= 1";
    GeneratedModel model = GeneratedModel.of(model(all, "first", "hidden", stop));

    assertEquals("Base", model.newNetwork().signature().name());
  }

  @Test
  void labelsAndNamesOfLayersAddNoDeclaration() {
    assertSameDeclarations(
        WORDS.stream().map(word -> model("Doc.", word, word, PLAIN_STOP)).toList());
  }

  /** The text of a comparison is kept, and it may hold comments. */
  @Test
  void commentsWithinAStopRuleAddNoDeclaration() {
    assertSameDeclarations(
        PAYLOADS.stream()
            .map(payload -> "epochs // " + payload + "\n >= // " + payload + "\n 1")
            .map(stop -> model("Doc.", "first", "hidden", stop))
            .toList());
  }

  @Test
  void aFileOutsideItsFolderOrWithCodeForANameIsNeverMade() {
    for (String name : List.of("", "a;class E{}", "../E", "E/F", "e.E", "\u00c9", "1E", "E ")) {
      assertThrows(CompilerBug.class, () -> new JavaSource("com.example", name, ""), name);
      if (!name.isEmpty() && !name.equals("e.E")) {
        assertThrows(CompilerBug.class, () -> new JavaSource(name, "E", ""), name);
      }
    }
    assertEquals("com/example/E_1.java", new JavaSource("com.example", "E_1", "").path());
    assertEquals("E.java", new JavaSource("", "E", "").path());
  }

  @Test
  void namesOfModelsThatTheClassUsesItselfGiveWay() {
    List<String> names =
        Stream.of(
                "Rows Backpropagation PlainNetwork VectorNetwork Math System Arrays List ArrayList AtomicReference Generated",
                "Parts Shape Field Signature Training Quantity Measure Improvement Operator Task",
                "Tensor Learner Network Examples Elementary Precision Initializer Initialization",
                "Schedule StopRule Override String Object IllegalArgumentException record enum",
                "Checked Spares Version Weights Trainer Input Prediction Path InputStream Map",
                "IOException Optional Class Enum")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .toList();
    String base = model("Doc.", "first", "hidden", PLAIN_STOP);
    List<GeneratedModel> models =
        GeneratedModel.of(
            IntStream.range(0, names.size())
                .mapToObj(
                    i ->
                        base.replace("package structure", "package structure.p" + i)
                            .replace("Base", names.get(i)))
                .toList());
    for (GeneratedModel model : models) {
      assertEquals(2, model.newNetwork().signature().inputWidth(), model::toString);
    }
  }

  private static void assertSameDeclarations(List<String> texts) {
    List<String> expected = declarations(model("Doc.", "first", "hidden", PLAIN_STOP));
    assertTrue(expected.contains("method training()"), expected::toString);
    for (String text : texts) {
      assertEquals(expected, declarations(text), text);
    }
  }

  private static List<String> declarations(String text) {
    return Declarations.of(GeneratedModel.compile(text).sources().get(0));
  }
}
