package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.compiler.source.SourceFile;
import java.util.Map;

/** Each place where a person's text enters the compiler. */
enum TextSlot {
  // Names.
  PACKAGE("place", Kind.NAME),
  PARAM("units", Kind.NAME),
  MODEL("Base", Kind.NAME),
  INPUT("height", Kind.NAME),
  OUTPUT("species", Kind.NAME),
  INPUT_LABEL("clear", Kind.NAME),
  OUTPUT_LABEL("setosa", Kind.NAME),
  LAYER("hidden", Kind.NAME),
  DATA("points", Kind.NAME),
  PHASE("tune", Kind.NAME),
  // Strings. A path without `*` or `..` is one, whatever else it says.
  TRAIN_PATH("train.csv", Kind.TEXT),
  VALIDATION_PATH("validation.csv", Kind.TEXT),
  // Comments.
  PARAM_DOC("Units.", Kind.TEXT),
  MODEL_DOC("A model.", Kind.TEXT),
  INPUT_DOC("Height.", Kind.TEXT),
  OUTPUT_DOC("Kind of iris.", Kind.TEXT),
  LAYER_DOC("Hidden.", Kind.TEXT),
  DATA_DOC("Points.", Kind.TEXT),
  TRAIN_DOC("Training.", Kind.TEXT),
  PHASE_DOC("Phase.", Kind.TEXT),
  STOP_COMMENT("Enough.", Kind.TEXT),
  FILE_NAME("model.nn", Kind.TEXT),
  // What comes with a request.
  PARAM_VALUE("3", Kind.REQUEST),
  ASKED_PACKAGE("", Kind.REQUEST);

  /** What the text becomes in Java. */
  enum Kind {
    /** A name: a word that is admitted is spelled as some other identifier. */
    NAME,
    /** A string, a comment or nothing: no declaration depends on it. */
    TEXT,
    /** As the slot's own test says. */
    REQUEST
  }

  private static final String FORM =
      """
      nn 1
      package structure.@PACKAGE@
      /// @PARAM_DOC@
      param @PARAM@: int in 1..9 = 3
      /// Before.
      /// @MODEL_DOC@
      ///
      /// @MODEL_DOC@ after.
      model @MODEL@ {
        /// @INPUT_DOC@
        input @INPUT@, other_input: real in 0..1
        input sky: one_of(@INPUT_LABEL@, other)
        /// @OUTPUT_DOC@
        output @OUTPUT@: one_of(@OUTPUT_LABEL@, other)
        layers: standardize
             /// @LAYER_DOC@
             -> @LAYER@: dense(@PARAM@, tanh)
             -> dense(_, softmax)
        init: glorot
      }
      /// @DATA_DOC@
      data @DATA@ { train: csv("@TRAIN_PATH@") validation: csv("@VALIDATION_PATH@") }
      /// @TRAIN_DOC@
      train @MODEL@ on @DATA@ {
        loss: cross_entropy  optimizer: sgd  batch: 2  rate: 0.1
        /// @PHASE_DOC@
        phase @PHASE@: all {
          stop: epochs // @STOP_COMMENT@
            >= // @STOP_COMMENT@
            2
        }
      }
      expect @MODEL@ { predict(0.5, 0.5, @INPUT_LABEL@) = @OUTPUT_LABEL@ }
      """;

  private final String harmless;
  private final Kind kind;

  TextSlot(String harmless, Kind kind) {
    this.harmless = harmless;
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** A request in which nothing is wrong. */
  static CompileRequest harmless() {
    return with(Map.of());
  }

  /** The same with {@code text} in this slot. */
  CompileRequest with(String text) {
    return with(Map.of(this, text));
  }

  /** The same with each text in its slot. */
  static CompileRequest with(Map<TextSlot, String> texts) {
    String file = FORM;
    for (TextSlot slot : values()) {
      file = file.replace("@" + slot + "@", texts.getOrDefault(slot, slot.harmless));
    }
    String param = texts.getOrDefault(PARAM, PARAM.harmless);
    return new CompileRequest(
        new SourceFile(texts.getOrDefault(FILE_NAME, FILE_NAME.harmless), file),
        Map.of(param, texts.getOrDefault(PARAM_VALUE, PARAM_VALUE.harmless)),
        TargetChoice.PLAIN,
        texts.getOrDefault(ASKED_PACKAGE, ASKED_PACKAGE.harmless));
  }
}
