package dev.nnlang.compiler.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.analysis.LayerSpelling;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Plan;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Spells a plan as one Java class. The same plan gives the same text, anywhere. */
public final class Emitter {
  /** How every emitted file begins, so that nnc knows its own. */
  public static final String MARK = "// Made by nnc";

  private final Plan plan;
  private final String version;
  private final Numerals numerals;

  private Emitter(Plan plan, String version) {
    this.plan = plan;
    this.version = version;
    this.numerals = new Numerals(plan.network().precision());
  }

  /** The class of {@code plan}, made by {@code version} of nnc. */
  public static JavaSource emit(Plan plan, String version) {
    return new Emitter(plan, version).emit();
  }

  private JavaSource emit() {
    Network network = plan.network();
    Units units = new Units(numerals);
    Updates updates = new Updates(numerals);
    KernelWriter kernels =
        new KernelWriter(
            new Inputs(numerals),
            new Products(numerals, units),
            new Outputs(numerals, units),
            updates);
    NetworkWriter networkWriter = new NetworkWriter(plan, numerals);

    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.className())
            .addJavadoc(Doc.of("$L", javadoc()))
            .addAnnotation(
                AnnotationSpec.builder(RuntimeNames.GENERATED)
                    .addMember("value", "$S", "nnc " + version)
                    .build())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(RuntimeNames.NETWORK, numerals.row()));
    SignatureWriter.write(type, plan);
    plan.training().ifPresent(training -> type.addMethod(TrainingWriter.training(training)));
    networkWriter.write(type);
    for (Kernel kernel : plan.kernels()) {
      if (!(kernel instanceof Kernel.Update)) {
        type.addMethod(kernel.accept(kernels));
      }
    }
    networkWriter.writeLast(type);
    type.addType(new LearnerWriter(plan, numerals, updates).write());

    String text =
        JavaFile.builder(network.packageName(), type.build())
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new JavaSource(
        network.packageName(), plan.className(), MARK + " " + version + "; do not edit.\n" + text);
  }

  private String javadoc() {
    Network network = plan.network();
    StringBuilder text = new StringBuilder();
    network.doc().ifPresent(doc -> text.append(DocText.escape(doc)).append("\n\n<p>"));
    text.append("The network {@code ").append(network.name()).append("}: ");
    text.append(network.inputWidth()).append(" inputs, ");
    text.append(network.outputWidth()).append(" outputs, ");
    text.append(network.parameterCount()).append(" parameters, ");
    text.append(numerals.type()).append("; loss {@code ");
    text.append(plan.settings().loss().spelling()).append("}.\n\n<ol>\n");
    for (Layer layer : network.layers()) {
      if (!(layer instanceof Layer.Dense)) {
        text.append("  <li>{@code ").append(LayerSpelling.of(layer)).append("}\n");
      }
    }
    text.append(plan.layers().stream().map(this::item).collect(Collectors.joining()));
    return text.append("</ol>\n").toString();
  }

  private String item(LayerPlan layer) {
    int l = layer.number();
    return "  <li>{@code "
        + layer.layer().name()
        + ": "
        + LayerSpelling.of(layer.layer())
        + "}: {@code s"
        + l
        + " = "
        + (layer.layer().bias() ? "b" + l + " + " : "")
        + "W"
        + l
        + "^T x"
        + (l - 1)
        + ", x"
        + l
        + " = "
        + Units.formula(layer.layer().unit(), "s" + l)
        + "}\n";
  }
}
