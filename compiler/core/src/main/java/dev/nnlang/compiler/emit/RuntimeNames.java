package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code names. */
final class RuntimeNames {
  /** What of the runtime they rely on; the runtime's Version has the same, as a test says. */
  static final int LEVEL = 1;

  static final ClassName CHECKED = runtime("Checked");
  static final ClassName DESCENT = runtime("Descent");
  static final ClassName ELEMENTARY = runtime("Elementary");
  static final ClassName EXAMPLES = runtime("Examples");
  static final ClassName FIELD = ClassName.get("dev.nnlang.runtime", "Signature", "Field");
  static final ClassName FROZEN = runtime("Frozen");
  static final ClassName GENERATED = runtime("Generated");
  static final ClassName IMPROVEMENT =
      ClassName.get("dev.nnlang.runtime", "Measure", "Improvement");
  static final ClassName INITIALIZATION = runtime("Initialization");
  static final ClassName INITIALIZER = runtime("Initializer");
  static final ClassName LEARNER = runtime("Learner");
  static final ClassName MASKS = runtime("Masks");
  static final ClassName NETWORK = runtime("Network");
  static final ClassName OPERATOR = ClassName.get("dev.nnlang.runtime", "StopRule", "Operator");
  static final ClassName PANELS = runtime("Panels");
  static final ClassName PARTS = runtime("Parts");
  static final ClassName PHASE = runtime("Phase");
  static final ClassName PIECE = ClassName.get("dev.nnlang.runtime", "Schedule", "Piece");
  static final ClassName PRECISION = runtime("Precision");
  static final ClassName PREDICTOR = runtime("Predictor");
  static final ClassName QUANTITY = runtime("Quantity");
  static final ClassName SCHEDULE = runtime("Schedule");
  static final ClassName SCORE = runtime("Score");
  static final ClassName SHAPE = runtime("Shape");
  static final ClassName SIGNATURE = runtime("Signature");
  static final ClassName SPARES = runtime("Spares");
  static final ClassName STOP_RULE = runtime("StopRule");
  static final ClassName TASK = ClassName.get("dev.nnlang.runtime", "Signature", "Task");
  static final ClassName TENSOR = runtime("Tensor");
  static final ClassName TRAINER = runtime("Trainer");
  static final ClassName TRAINING = runtime("Training");
  static final ClassName VERDICT = runtime("Verdict");
  static final ClassName VERSION = runtime("Version");
  static final ClassName WEIGHTS = runtime("Weights");

  private RuntimeNames() {}

  private static ClassName runtime(String simpleName) {
    return ClassName.get("dev.nnlang.runtime", simpleName);
  }
}
