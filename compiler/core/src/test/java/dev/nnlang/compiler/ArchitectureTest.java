package dev.nnlang.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which package may use which, and what none of them does. */
final class ArchitectureTest {
  private static final String ROOT = "dev.nnlang.compiler";

  /** The classes beside the compiler's door: none of the tests. */
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(Compiler.class.getProtectionDomain().getCodeSource().getLocation());

  /**
   * The one way through the compiler. {@code check} uses {@code source} for the places and the text
   * of what it reports; {@code plan} and {@code emit} use what {@code analysis} says of a network:
   * its fingerprint, and how a layer is spelled.
   */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "source", Set.of(),
          "diagnostic", Set.of("source"),
          "syntax", Set.of("source", "diagnostic"),
          "model", Set.of(),
          "check", Set.of("source", "diagnostic", "syntax", "model"),
          "regions", Set.of("model"),
          "analysis", Set.of("model", "regions"),
          "plan", Set.of("model", "analysis"),
          "emit", Set.of("model", "analysis", "plan"),
          "reference", Set.of("model"));

  /**
   * The public types of the packages that do something. The other packages, {@code source}, {@code
   * diagnostic} and {@code model}, are values that all may see.
   */
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          "check", Set.of("Checker"),
          "plan",
              Set.of(
                  "Planner",
                  "Plan",
                  "LayerPlan",
                  "LearnerPlan",
                  "PanelKernel",
                  "PhasePlan",
                  "Kernel",
                  "SlopeSource",
                  "Split",
                  "TrainingNeed",
                  "TypedApi",
                  "Target",
                  "TargetChoice",
                  "BothPlans",
                  "Penalties",
                  "Tiling",
                  "Budget",
                  "PlanFigures",
                  "LearnerFigures",
                  "KernelFigures",
                  "Cost"),
          "emit", Set.of("Emitter", "ExpectationsEmitter", "FrozenWeights", "JavaSource"),
          "reference",
              Set.of(
                  "ReferenceNetwork",
                  "ReferenceExample",
                  "ReferenceMasks",
                  "ReferenceOptimizer",
                  "ReferenceSchedule"),
          "regions",
              Set.of(
                  "RegionBounds", "Bound", "LinearRegions", "Region", "Section", "RegionsDrawing"),
          "analysis",
              Set.of(
                  "Fingerprint",
                  "TrainingFingerprint",
                  "LayerSpelling",
                  "CompletedFile",
                  "Inspection",
                  "FieldFigures",
                  "LayerFigures",
                  "PhaseFigures",
                  "Figures",
                  "Table",
                  "InspectionText",
                  "InspectionJson"));

  static final Set<String> PACKAGES = new TreeSet<>(MAY_USE.keySet());
  static final Set<String> PACKAGES_WITH_DOORS = new TreeSet<>(DOORS.keySet());

  private static String inside(String name) {
    return ROOT + "." + name + "..";
  }

  private static Set<String> topLevelPackages() {
    return MAIN.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals(ROOT))
        .map(name -> name.substring(ROOT.length() + 1).split("\\.", 2)[0])
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void everyPackageStandsInTheTable() {
    assertEquals(PACKAGES, topLevelPackages());
  }

  /** Of the root package, a stage sees only the class that says that nnc itself is wrong. */
  @ParameterizedTest
  @FieldSource("PACKAGES")
  void aPackageUsesOnlyThePackagesBeforeIt(String name) {
    Set<String> allowed = new TreeSet<>(Set.of(ROOT + "." + name));
    MAY_USE.getOrDefault(name, Set.of()).forEach(used -> allowed.add(ROOT + "." + used));
    DescribedPredicate<JavaClass> forbidden =
        describe(
            "classes of nnc outside " + allowed,
            used ->
                used.getPackageName().startsWith(ROOT)
                    && !allowed.contains(used.getPackageName())
                    && !used.isEquivalentTo(CompilerBug.class));
    noClasses()
        .that()
        .resideInAPackage(inside(name))
        .should()
        .dependOnClassesThat(forbidden)
        .check(MAIN);
  }

  @Test
  void noPackageUsesItselfThroughAnother() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void theModelIsMathematicsAndJavaAlone() {
    classes()
        .that()
        .resideInAPackage(inside("model"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            inside("model"), "java.lang..", "java.util..", "java.math..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void onlySyntaxKnowsTheParserGenerator() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("syntax"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..", "dev.nnlang.grammar..")
        .check(MAIN);
  }

  @Test
  void onlyEmitKnowsTheJavaWriter() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("emit"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.palantir.javapoet..", "javax.lang.model..")
        .check(MAIN);
  }

  /** JSON is a way to show what is known; no stage thinks in it. */
  @Test
  void onlyDiagnosticAndAnalysisWriteJson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(inside("diagnostic"), inside("analysis"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.gson..")
        .check(MAIN);
  }

  /** Generated code calls the runtime; the compiler knows its names and no more. */
  @Test
  void nobodyUsesTheRuntime() {
    noClasses().should().dependOnClassesThat().resideInAPackage("dev.nnlang.runtime..").check(MAIN);
  }

  /** What is not in the table is package-private, so that it can change without a word. */
  @ParameterizedTest
  @FieldSource("PACKAGES_WITH_DOORS")
  void aPackageShowsItsDoorsAndNothingElse(String name) {
    Set<String> shown =
        MAIN.stream()
            .filter(type -> type.getPackageName().equals(ROOT + "." + name))
            .filter(type -> type.isTopLevelClass())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName)
            .collect(toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(DOORS.getOrDefault(name, Set.of())), shown);
  }

  @Test
  void nothingIsPrinted() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
  }

  /** The same request gives the same result: no clock, no environment, no property, no exit. */
  @Test
  void nothingIsAskedOfTheSystem() {
    Set<String> harmless = Set.of("arraycopy", "identityHashCode");
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "the system is asked or told something",
                (JavaMethodCall call) -> {
                  MethodCallTarget target = call.getTarget();
                  return target.getOwner().isEquivalentTo(System.class)
                      && !harmless.contains(target.getName());
                }))
        .check(MAIN);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.time..", "java.net..", "java.nio.file..", "java.lang.reflect..")
        .check(MAIN);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .check(MAIN);
  }

  /** A class is named by what it is or does; these words say neither. */
  @Test
  void noClassIsNamedByAWordThatSaysNothing() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(MAIN);
  }

  /** Named classes are final or a closed family; nobody outside adds a kind of layer or kernel. */
  @Test
  void noPublicClassCanBeExtended() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(MAIN);
  }
}
