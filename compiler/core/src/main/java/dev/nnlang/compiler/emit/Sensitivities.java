package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.SlopeSource;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Sensitivities, layer by layer: {@code de/dx} from above, what dropout let through of it, and the
 * derivative of the unit.
 */
final class Sensitivities {
  private final Numerals numerals;
  private final Elementwise elementwise;
  private final Products products;
  private final Losses losses;
  private final RowLayers rowLayers;

  Sensitivities(
      Numerals numerals,
      Elementwise elementwise,
      Products products,
      Losses losses,
      RowLayers rowLayers) {
    this.numerals = numerals;
    this.elementwise = elementwise;
    this.products = products;
    this.losses = losses;
    this.rowLayers = rowLayers;
  }

  MethodSpec sensitivity(Kernel.Sensitivity kernel) {
    int l = kernel.layer();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(Doc.of("$L", kernel.source().accept(new Javadoc(kernel))))
            .addParameters(kernel.source().accept(new SourceParameters(l)));
    boolean outputs =
        kernel.source() instanceof SlopeSource.OfLoss || kernel.told() == Kernel.Told.BY_OUTPUT;
    boolean signals = kernel.told() == Kernel.Told.BY_SIGNAL;
    if (signals) {
      method.addParameter(numerals.rows(), "s" + l);
    }
    if (outputs) {
      method.addParameter(numerals.rows(), "x" + l);
    }
    if (kernel.unit() instanceof Unit.PRelu) {
      method.addParameter(numerals.row(), "slope");
    }
    if (kernel.dropped()) {
      method.addParameter(numerals.rows(), "mask" + l);
      method.addParameter(boolean.class, "dropping");
    }
    if (kernel.keepsSlope()) {
      method.addParameter(numerals.rows(), "dx" + l);
    }
    method
        .addParameter(numerals.rows(), "delta" + l)
        .addParameter(int.class, "from")
        .addParameter(int.class, "to");
    if (kernel.oneInRegisters()) {
      rowLayers.sensitivity(method, kernel);
    }
    method.addCode(kernel.source().accept(new FromAbove(kernel)));
    if (kernel.dropped()) {
      method.addCode(masked(kernel));
    }
    if (!isOfSignals(kernel) && kernel.told() != Kernel.Told.BY_NOTHING) {
      method.addCode(throughUnit(kernel));
    }
    return method.build();
  }

  /** The buffer of {@code de/dx}. */
  private static String slopeRows(Kernel.Sensitivity kernel) {
    return (kernel.keepsSlope() ? "dx" : "delta") + kernel.layer();
  }

  private static boolean isOfSignals(Kernel.Sensitivity kernel) {
    return kernel.source() instanceof SlopeSource.OfLoss source
        && source.loss() instanceof Loss.CrossEntropy;
  }

  private CodeBlock masked(Kernel.Sensitivity kernel) {
    return CodeBlock.builder()
        .beginControlFlow("for (int n = from; dropping && n < to; n++)")
        .addStatement("$T m = mask$L[n]", numerals.row(), kernel.layer())
        .addStatement("$T d = $L[n]", numerals.row(), slopeRows(kernel))
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement("d[j] *= m[j]")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private CodeBlock throughUnit(Kernel.Sensitivity kernel) {
    int l = kernel.layer();
    String told = kernel.told() == Kernel.Told.BY_SIGNAL ? "s" : "x";
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("for (int n = from; n < to; n++)")
            .addStatement("$T $L = $L$L[n]", numerals.row(), told, told, l);
    if (kernel.keepsSlope()) {
      code.addStatement("$T dx = dx$L[n]", numerals.row(), l);
    }
    code.addStatement("$T d = delta$L[n]", numerals.row(), l);
    if (kernel.unit() instanceof Unit.Maxout maxout) {
      code.add(toWinners(maxout.pieces(), kernel.width()));
    } else if (kernel.unit() instanceof Unit.Softmax) {
      code.add(throughSoftmax(kernel.width()));
    } else {
      code.add(
          elementwise.timesDerivative(
              kernel.unit(),
              kernel.keepsSlope() ? "dx" : "d",
              told,
              kernel.width(),
              !kernel.ofExamples()));
    }
    return code.endControlFlow().build();
  }

  /** All of {@code de/dx} goes to the first largest signal of the unit. */
  private static CodeBlock toWinners(int pieces, int width) {
    return CodeBlock.builder()
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("int best = $L * j", pieces)
        .beginControlFlow("for (int i = $1L * j + 1; i < $1L * j + $1L; i++)", pieces)
        .addStatement("best = s[i] > s[best] ? i : best")
        .endControlFlow()
        .beginControlFlow("for (int i = $1L * j; i < $1L * j + $1L; i++)", pieces)
        .addStatement("d[i] = i == best ? dx[j] : 0")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** {@code delta_j = x_j (g_j - sum_i g_i x_i)} with {@code g = de/dx}, which d holds. */
  private CodeBlock throughSoftmax(int width) {
    return CodeBlock.builder()
        .addStatement("$T sum = 0", numerals.type())
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("sum = $T.fma(d[j], x[j], sum)", Math.class)
        .endControlFlow()
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("d[j] = x[j] * (d[j] - sum)")
        .endControlFlow()
        .build();
  }

  /** The parameters that bring {@code de/dx}. */
  private final class SourceParameters implements SlopeSource.Visitor<List<ParameterSpec>> {
    private final int l;

    SourceParameters(int l) {
      this.l = l;
    }

    @Override
    public List<ParameterSpec> ofLoss(SlopeSource.OfLoss source) {
      return List.of(losses.target(source.task()));
    }

    @Override
    public List<ParameterSpec> ofProduct(SlopeSource.OfProduct source) {
      TypeName matrix = source.tiling().panels() ? numerals.row() : numerals.rows();
      return List.of(above("delta"), ParameterSpec.builder(matrix, "t" + (l + 1)).build());
    }

    @Override
    public List<ParameterSpec> ofUnitAbove() {
      return List.of(above("delta"));
    }

    private ParameterSpec above(String rows) {
      return ParameterSpec.builder(numerals.rows(), rows + (l + 1)).build();
    }
  }

  /** Statements that fill the rows of {@code de/dx}. */
  private final class FromAbove implements SlopeSource.Visitor<CodeBlock> {
    private final Kernel.Sensitivity kernel;
    private final int l;
    private final String into;

    FromAbove(Kernel.Sensitivity kernel) {
      this.kernel = kernel;
      this.l = kernel.layer();
      this.into = isOfSignals(kernel) ? "delta" + l : slopeRows(kernel);
    }

    @Override
    public CodeBlock ofLoss(SlopeSource.OfLoss source) {
      CodeBlock.Builder code =
          CodeBlock.builder()
              .beginControlFlow("for (int n = from; n < to; n++)")
              .addStatement("$T x = x$L[n]", numerals.row(), l)
              .addStatement("$T e = $L[n]", numerals.row(), into);
      if (!Losses.isClasses(source.task())) {
        code.addStatement("$T t = y[n]", numerals.row());
      }
      return code.add(losses.derivative(source, kernel.width(), "e")).endControlFlow().build();
    }

    @Override
    public CodeBlock ofProduct(SlopeSource.OfProduct source) {
      return CodeBlock.builder()
          .beginControlFlow("for (int n = from; n < to; n++)")
          .add(elementwise.clear(into + "[n]", Span.ofRow(kernel.width())))
          .endControlFlow()
          .add(
              products.sumOfRows(
                  source.tiling(),
                  "delta" + (l + 1),
                  "t" + (l + 1),
                  into,
                  Span.ofRow(source.tiling().width())))
          .build();
    }

    @Override
    public CodeBlock ofUnitAbove() {
      return CodeBlock.builder()
          .beginControlFlow("for (int n = from; n < to; n++)")
          .add(
              elementwise.copy("delta" + (l + 1) + "[n]", into + "[n]", Span.ofRow(kernel.width())))
          .endControlFlow()
          .build();
    }
  }

  /** What the method computes, with its shapes. */
  private static final class Javadoc implements SlopeSource.Visitor<String> {
    private final Kernel.Sensitivity kernel;
    private final int l;

    Javadoc(Kernel.Sensitivity kernel) {
      this.kernel = kernel;
      this.l = kernel.layer();
    }

    @Override
    public String ofLoss(SlopeSource.OfLoss source) {
      String slope = LossFormula.derivative(source.loss(), source.task(), l);
      String target =
          Losses.isClasses(source.task()) ? "label [n]" : "y [n x " + kernel.width() + "]";
      String formula =
          isOfSignals(kernel) || kernel.told() == Kernel.Told.BY_NOTHING
              ? slope
              : "theta'(s" + l + ") (x) (" + slope + ")";
      return "{@code delta" + l + " = de/ds" + l + " = " + formula + "}" + shapes(target);
    }

    @Override
    public String ofProduct(SlopeSource.OfProduct source) {
      String product = masked("W" + (l + 1) + " delta" + (l + 1));
      return "{@code delta"
          + l
          + " = "
          + throughUnit(product)
          + "}"
          + shapes(
              "t"
                  + (l + 1)
                  + " is W"
                  + (l + 1)
                  + "^T ["
                  + source.above()
                  + " x "
                  + kernel.width()
                  + "]")
          + " Each sum runs over the signals above in ascending order.";
    }

    @Override
    public String ofUnitAbove() {
      return "{@code delta"
          + l
          + " = "
          + throughUnit(masked("delta" + (l + 1)))
          + "}"
          + shapes("the signals of layer " + (l + 1) + " are x" + l);
    }

    private String masked(String slope) {
      return kernel.dropped() ? "mask" + l + " (x) " + slope : slope;
    }

    private String throughUnit(String slope) {
      return kernel.told() == Kernel.Told.BY_NOTHING ? slope : "theta'(s" + l + ") (x) " + slope;
    }

    private String shapes(String more) {
      List<String> parts = new ArrayList<>();
      if (kernel.told() != Kernel.Told.BY_NOTHING && !isOfSignals(kernel)) {
        parts.add("with {@code theta' = " + UnitFormula.derivative(kernel.unit(), l) + "}");
      }
      parts.add("rows {@code from .. to - 1}");
      parts.add(more);
      parts.add("delta" + l + " [n x " + kernel.width() * kernel.unit().signalsPerUnit() + "]");
      return "; " + String.join("; ", parts) + ".";
    }
  }
}
