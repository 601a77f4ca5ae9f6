package dev.nnlang.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonRendererTest {
  private static final JsonRenderer JSON = new JsonRenderer();
  private static final SourceFile SOURCE =
      new SourceFile("m.nn", "h: dense(48)\nout: dense(64 -> 10)\n");

  @Test
  void everyKeyStandsInItsPlace() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.FAN_IN_MISMATCH, new Span(24, 26), "takes 64 but <48> are there")
            .label("expects 64")
            .label(new Span(9, 11), "produces 48")
            .note("a fact")
            .fix("write `48`", new Span(24, 26), "48")
            .build();

    assertEquals(
        "{\"file\":\"m.nn\",\"severity\":\"error\",\"code\":\"NN0301\","
            + "\"message\":\"takes 64 but <48> are there\","
            + "\"range\":{\"start\":{\"line\":2,\"column\":12},\"end\":{\"line\":2,\"column\":14}},"
            + "\"labels\":["
            + "{\"range\":{\"start\":{\"line\":2,\"column\":12},\"end\":{\"line\":2,\"column\":14}},"
            + "\"text\":\"expects 64\",\"primary\":true},"
            + "{\"range\":{\"start\":{\"line\":1,\"column\":10},\"end\":{\"line\":1,\"column\":12}},"
            + "\"text\":\"produces 48\",\"primary\":false}],"
            + "\"notes\":[\"a fact\"],\"help\":\"write `48`\","
            + "\"edit\":{\"range\":{\"start\":{\"line\":2,\"column\":12},"
            + "\"end\":{\"line\":2,\"column\":14}},\"replacement\":\"48\"}}",
        JSON.render(diagnostic, SOURCE));
  }

  @Test
  void whatIsNotThereIsNullOrEmpty() {
    Diagnostic diagnostic =
        Diagnostic.of(Code.RENAMED, new Span(0, 0), "a warning").help("cure").build();

    assertEquals(
        "{\"file\":\"gone.nn\",\"severity\":\"warning\",\"code\":\"NN0207\","
            + "\"message\":\"a warning\","
            + "\"range\":{\"start\":{\"line\":1,\"column\":1},\"end\":{\"line\":1,\"column\":1}},"
            + "\"labels\":["
            + "{\"range\":{\"start\":{\"line\":1,\"column\":1},\"end\":{\"line\":1,\"column\":1}},"
            + "\"text\":\"\",\"primary\":true}],"
            + "\"notes\":[],\"help\":\"cure\",\"edit\":null}",
        JSON.render(diagnostic, new SourceFile("gone.nn", "")));
  }

  @Test
  void aListHasALineForEachWhateverTheTextsHold() {
    Diagnostic odd =
        Diagnostic.of(Code.UNEXPECTED_TEXT, new Span(0, 400), "line\nbreak \"quoted\" \u0000\u2028")
            .build();
    String lines = JSON.render(List.of(odd, odd), SOURCE);

    assertEquals(2, lines.lines().count());
    for (String line : lines.lines().toList()) {
      assertEquals(
          odd.message(),
          JsonParser.parseString(line).getAsJsonObject().get("message").getAsString());
    }
    assertEquals("", JSON.render(List.of(), SOURCE));
  }
}
