package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Split;
import dev.nnlang.compiler.plan.Target;
import java.util.Optional;

/** How the numbers of a class lie in arrays: weights, and rows of everything else. */
interface Layout {

  /** The layout that {@code target} computes on. */
  static Layout of(Target target, Numerals numerals) {
    return target == Target.VECTOR ? new PanelLayout(numerals) : new RowLayout(numerals);
  }

  /** The type of a layer's weights. */
  TypeName matrix();

  /** A new array of weights [fanIn x fanOut], all 0. */
  CodeBlock newMatrix(int fanIn, int fanOut);

  /** Numbers that a row of {@code width} numbers takes. */
  CodeBlock length(int width);

  /** What a class keeps beside the weights of a layer to find them: a field's type and value. */
  Optional<Guide> guide(LayerPlan layer);

  /**
   * A field beside the weights.
   *
   * @param name of the field
   */
  record Guide(TypeName type, String name, CodeBlock value) {}

  /**
   * A view of what a layer learns, or of its gradient.
   *
   * @param kind {@code weight}, {@code bias} or {@code slope}
   */
  CodeBlock tensor(String kind, LayerPlan layer, String field);

  /** A statement that fills a matrix with 0. */
  CodeBlock clear(String field);

  /**
   * A statement that makes {@code copy} the transpose of layer {@code l}'s weights, for inputs
   * {@code from .. to - 1}.
   */
  CodeBlock transpose(int l, String copy, String from, String to);

  /** The range of one part's inputs or outputs, as two arguments. */
  CodeBlock share(Split split, int fanIn, int fanOut);

  /** {@code row}, of whose numbers the first {@code width} may be seen. */
  CodeBlock seen(String row, String width);
}
