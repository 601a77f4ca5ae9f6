package dev.nnlang.compiler.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.model.Measure;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Spells what a model expects as a JUnit 5 class: a test for each expectation, judged by the
 * weights beside the class of the model.
 */
public final class ExpectationsEmitter {
  private static final ClassName PATH = ClassName.get("java.nio.file", "Path");
  private static final String DATA = "DATA";

  private final CheckedModel model;
  private final String file;
  private final String dataFolder;
  private final String version;
  private final ClassName self;
  private final Set<Measure.Part> scored;

  private ExpectationsEmitter(CheckedModel model, String file, String dataFolder, String version) {
    this.model = model;
    this.file = file;
    this.dataFolder = dataFolder;
    this.version = version;
    this.self =
        ClassName.get(model.network().packageName(), JavaNames.type(model.network().name()));
    this.scored = scored(model);
  }

  /** Whether a test of {@code model} reads its data: it expects something of more than one row. */
  public static boolean readsData(CheckedModel model) {
    return !scored(model).isEmpty();
  }

  /**
   * The tests of {@code model}, which expects something.
   *
   * @param file the model's, and {@code dataFolder} the folder that the paths of its data start
   *     from: with forward slashes, as the folder that tests run in sees them
   * @param version of nnc, which makes the tests
   */
  public static JavaSource emit(
      CheckedModel model, String file, String dataFolder, String version) {
    return new ExpectationsEmitter(model, file, dataFolder, version).emit();
  }

  private static Set<Measure.Part> scored(CheckedModel model) {
    Set<Measure.Part> parts = new TreeSet<>();
    for (Expectation expectation : model.expectations()) {
      if (expectation instanceof Expectation.Figure figure) {
        if (figure.measure() instanceof Measure.MeanError error) {
          parts.add(error.part());
        } else if (figure.measure() instanceof Measure.Accuracy accuracy) {
          parts.add(accuracy.part());
        }
      }
    }
    return Collections.unmodifiableSet(parts);
  }

  private JavaSource emit() {
    String name = self.simpleName() + "ExpectationsTest";
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .addJavadoc(Doc.of("$L", javadoc()))
            .addAnnotation(
                AnnotationSpec.builder(RuntimeNames.GENERATED)
                    .addMember("value", "$S", "nnc " + version)
                    .build());
    addFields(type);
    type.addMethod(load());
    ExpectationName names = new ExpectationName();
    for (Expectation expectation : model.expectations()) {
      type.addMethod(test(expectation, names.of(expectation.text())));
    }
    type.addMethod(judge());
    String text =
        JavaFile.builder(self.packageName(), type.build())
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new JavaSource(
        self.packageName(), name, Emitter.MARK + " " + version + "; do not edit.\n" + text);
  }

  private String javadoc() {
    return "What the file of {@link "
        + self.simpleName()
        + "} expects of it, judged by the weights beside that class, which the build has trained"
        + " before.\n";
  }

  private void addFields(TypeSpec.Builder type) {
    type.addField(constant(ClassName.get(String.class), "FILE").initializer("$S", file).build());
    if (!scored.isEmpty() && ExpectationSets.readsFiles(data())) {
      type.addField(
          constant(PATH, DATA)
              .addJavadoc(
                  "Seen from the folder of the project, which Maven's runner of tests names.")
              .initializer(
                  "$T.of(System.getProperty($S, $S)).resolve($S)", PATH, "basedir", "", dataFolder)
              .build());
    }
    type.addField(self, "network", Modifier.PRIVATE, Modifier.STATIC);
    scored.forEach(
        part -> type.addField(RuntimeNames.SCORE, score(part), Modifier.PRIVATE, Modifier.STATIC));
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }

  private Data data() {
    return model.data().orElseThrow(() -> new CompilerBug("a score without data"));
  }

  private static String score(Measure.Part part) {
    return switch (part) {
      case TRAIN -> "trainScore";
      case VALIDATION -> "validationScore";
      case TEST -> "testScore";
    };
  }

  private MethodSpec load() {
    CodeBlock.Builder code = CodeBlock.builder().addStatement("network = $T.load()", self);
    if (!scored.isEmpty()) {
      Map<Measure.Part, CodeBlock> sets =
          new ExpectationSets(data(), self, DATA).write(scored, code);
      for (Measure.Part part : scored) {
        code.addStatement(
            "$L = $T.score(network, $L)", score(part), RuntimeNames.TRAINER, set(sets, part));
      }
    }
    return MethodSpec.methodBuilder("load")
        .addAnnotation(JupiterNames.BEFORE_ALL)
        .addModifiers(Modifier.STATIC)
        .addCode(code.build())
        .build();
  }

  private static CodeBlock set(Map<Measure.Part, CodeBlock> sets, Measure.Part part) {
    CodeBlock set = sets.get(part);
    if (set == null) {
      throw new CompilerBug("an expectation of a set that is not there: " + part);
    }
    return set;
  }

  private MethodSpec test(Expectation expectation, String name) {
    String text = Shortened.of(expectation.text());
    return MethodSpec.methodBuilder(name)
        .addAnnotation(JupiterNames.TEST)
        .addAnnotation(
            AnnotationSpec.builder(JupiterNames.DISPLAY_NAME)
                .addMember("value", "$S", text)
                .build())
        .addStatement(
            "judge($L,$W$S,$W$L)",
            expectation.line(),
            text,
            expectation.accept(new ExpectationVerdict(model.network(), ExpectationsEmitter::score)))
        .build();
  }

  private static MethodSpec judge() {
    return MethodSpec.methodBuilder("judge")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(int.class, "line")
        .addParameter(String.class, "expectation")
        .addParameter(RuntimeNames.VERDICT, "verdict")
        .beginControlFlow("if (!verdict.met())")
        .addStatement(
            "$T.fail(FILE + $S + line + $S + expectation + $S + verdict.actual())",
            JupiterNames.ASSERTIONS,
            ":",
            ": expected ",
            ", got ")
        .endControlFlow()
        .build();
  }
}
