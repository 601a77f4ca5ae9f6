package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Comments are kept, and those of three slashes document what stands below them. */
class CommentsTest {
  private static Optional<String> docOf(String above) {
    return Reading.clean("nn 1\n" + above + "model M { }").model().doc();
  }

  @Test
  void everyCommentIsKeptAsWritten() {
    Reading reading = Reading.clean("// a\nnn 1 //b \n/// c\r\nmodel M { // \u00E9\n//// d\n}\n//");
    List<Comment> comments = reading.file().comments();
    assertEquals(
        List.of("// a", "//b ", "/// c", "// \u00E9", "//// d", "//"),
        comments.stream().map(Comment::text).toList());
    assertEquals(
        List.of(false, false, true, false, true, false),
        comments.stream().map(Comment::doc).toList());
    comments.forEach(c -> assertEquals(c.text(), reading.at(c.span())));
  }

  @Test
  void docLinesAreJoinedWithoutSlashesAndOneSpace() {
    assertEquals(
        Optional.of("One.\n  Two.\nThree.\n"), docOf("/// One.\n///   Two. \n///Three.\n///\n"));
    assertEquals(Optional.of("One.\nTwo."), docOf("/// One.\r\n/// Two.\r\n"));
  }

  @Test
  void onlyDocLinesDirectlyAboveCount() {
    assertEquals(Optional.empty(), docOf(""));
    assertEquals(Optional.empty(), docOf("// plain\n"));
    assertEquals(Optional.empty(), docOf("/// far\n\n"));
    assertEquals(Optional.empty(), docOf("/// far\n// plain\n"));
    assertEquals(Optional.of("near"), docOf("/// far\n\n/// near\n"));
    assertEquals(Optional.of("near"), docOf("// plain\n/// near\n"));
    assertEquals(Optional.empty(), docOf("package a.b /// beside\n"));
    assertEquals(Optional.of("near"), docOf("package a.b /// beside\n/// near\n"));
  }

  @Test
  void everyKindOfDeclarationHasItsDoc() {
    FileSyntax file =
        Reading.clean(
                """
                nn 1
                /// param
                param p: int = 1
                /// model
                model M {
                  /// input
                  input x: real
                  /// output
                  output y: real
                }
                /// data
                data d { }
                /// train
                train M on d { }
                /// expect
                expect M { }
                """)
            .file();
    assertEquals(
        List.of("param", "model", "input", "output", "data", "train", "expect"),
        List.of(
            file.params().get(0).doc().orElse(""),
            file.models().get(0).doc().orElse(""),
            file.models().get(0).inputs().get(0).doc().orElse(""),
            file.models().get(0).outputs().get(0).doc().orElse(""),
            file.datas().get(0).doc().orElse(""),
            file.trains().get(0).doc().orElse(""),
            file.expects().get(0).doc().orElse("")));
  }
}
