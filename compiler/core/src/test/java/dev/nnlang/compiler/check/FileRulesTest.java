package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The package, params, names, and blocks that refer to each other. */
final class FileRulesTest {
  private static final String BODY =
      "{\n input x: real\n output y: real\n layers: dense(n) -> dense(_)\n}\n";

  private static Checked params(String params, Map<String, String> overrides) {
    return Checked.file("nn 1\n" + params + "\nmodel M " + BODY, overrides);
  }

  private static Checked params(String params) {
    return params(params, Map.of());
  }

  private static Checked blocks(String blocks) {
    return Checked.file(
        "nn 1\n"
            + blocks
                .replace("{M}", BODY.replace("dense(n)", "dense(2)"))
                .replace("{D}", "{\n from: csv(\"d.csv\")\n}\n")
                .replace("{T}", "{\n loss: squared\n rate: 0.1\n stop: epochs >= 5\n seed: 1\n}\n")
                .replace("{E}", "{\n parameters <= 300\n}\n"));
  }

  @Test
  void packagesAreOnesThatJavaAndFileSystemsTake() {
    blocks("package java.util\nmodel M {M}")
        .only(Code.BAD_PACKAGE, "java", "packages of `java` belong to Java");
    blocks("package com.class\nmodel M {M}")
        .only(Code.BAD_PACKAGE, "class", "`class` is a Java keyword and cannot name a package");
    blocks("package com.Aux\nmodel M {M}")
        .only(Code.BAD_PACKAGE, "Aux", "`Aux` is a device on Windows and cannot name a folder");
    assertEquals("com.example", blocks("package com.example\nmodel M {M}").network().packageName());
  }

  @Test
  void aCallerMayGiveThePackageOfAFileThatNamesNone() {
    String model = "nn 1\nmodel M " + BODY.replace("dense(n)", "dense(2)");
    assertEquals("com.acme", Checked.inPackage("com.acme", model).network().packageName());
    Checked.inPackage("my-models", model)
        .only(Code.BAD_PACKAGE, "", "`my-models` of the package `my-models` is not a Java name");
    Checked.inPackage("com..acme", model)
        .only(Code.BAD_PACKAGE, "", "`` of the package `com..acme` is not a Java name");
    Checked.inPackage("java.util", model)
        .only(Code.BAD_PACKAGE, "", "packages of `java` belong to Java");
  }

  @Test
  void aPackageLineThatDiffersFromTheCallersIsRefused() {
    String model = "nn 1\npackage com.example\nmodel M " + BODY.replace("dense(n)", "dense(2)");
    assertEquals("com.example", Checked.inPackage("com.example", model).network().packageName());
    Checked.inPackage("com.acme", model)
        .only(
            Code.BAD_PACKAGE,
            "com.example",
            "the package is `com.example`, and the build expects `com.acme`");
  }

  @Test
  void paramsUseTheOnesBefore() {
    Checked two = params("param a: int = 3\nparam n: int in 1..20 = a * 4 - 2");
    two.hasNoFindings();
    assertEquals(10, two.dense(0).fanOut());
    assertEquals(Map.of("a", "3", "n", "10"), two.models().get(0).params());
    params("param n: int = a\nparam a: int = 3")
        .only(Code.UNKNOWN_PARAM, "a", "param `n` uses `a`, which has no value yet")
        .labels("", "a", "declared here");
    for (String hidden : List.of("2 * a", "a + 2", "-a")) {
      params("param n: int = " + hidden + "\nparam a: int = 3")
          .only(Code.UNKNOWN_PARAM, "a", "param `n` uses `a`, which has no value yet");
    }
  }

  @Test
  void realParamsDivideAsReals() {
    assertEquals(2, params("param r: real = 5\nparam n: int = r / 2 * 0.8").dense(0).fanOut());
    assertEquals(2, params("param k: int = 5\nparam n: int = k / 2").dense(0).fanOut());
  }

  @Test
  void booleanParamsStandWhereTrueAndFalseDo() {
    String model = "model M {\n input x: real\n output y: real\n layers: dense(_, bias: b)\n}";
    Checked stated = Checked.file("nn 1\nparam b: boolean = false\n" + model);
    assertEquals(false, stated.dense(0).bias());
    Checked set = Checked.file("nn 1\nparam b: boolean = false\n" + model, Map.of("b", "true"));
    assertEquals(true, set.dense(0).bias());
    assertEquals(Map.of("b", "true"), set.models().get(0).params());
    Checked.file("nn 1\nparam b: int = 1\n" + model)
        .only(Code.WRONG_KIND, "b", "`bias` of `dense` must be true or false");
    Checked.file("nn 1\nparam b: boolean in 0..1 = true\n" + model)
        .only(Code.BAD_TYPE, "0..1", "a boolean param has no range");
    Checked.file("nn 1\nparam b: boolean = 1\n" + model)
        .only(Code.WRONG_KIND, "1", "param `b` must be true or false");
  }

  @Test
  void whatIsNoNumberIsRefusedWhereOneMustStand() {
    for (String other :
        List.of("\"8\"", "3 epochs", "relu(1)", "1..2", "1 -> 2", "2 per 3 epochs", "_", "not 1")) {
      params("param n: int = " + other).only(Code.WRONG_KIND, other, "param `n` must be a number");
    }
  }

  @Test
  void wholeNumbersDivideToWholeOnes() {
    for (String seven : List.of("22 / 3", "-22 / -3", "0 - -22 / 3", "29 / 4", "7 / 1")) {
      Checked divided = params("param n: int = " + seven);
      divided.hasNoFindings();
      assertEquals(7, divided.dense(0).fanOut(), seven);
    }
    params("param n: int = 8 / 0").only(Code.BAD_NUMBER, "8 / 0", "division by zero");
    params("param r: real = 1 / 2.0\nparam n: int = 14 * r").hasNoFindings();
    params("param r: real = 0 / 5\nparam n: int = 2 + r").hasNoFindings();
  }

  @Test
  void theEndsOfARangeBelongToIt() {
    for (String end : List.of("8", "16")) {
      params("param n: int in 8..16 = 9", Map.of("n", end)).hasNoFindings();
      params("param n: int in 8..16 = " + end).hasNoFindings();
    }
  }

  @Test
  void paramsStayWithinTheirRange() {
    params("param n: int in 8..16 = 4")
        .only(Code.PARAM_OUT_OF_RANGE, "4", "param `n` is outside its range")
        .labels("is 4", "8..16", "the range");
    params("param n: int in 8..16 = 8", Map.of("n", "17"))
        .only(Code.PARAM_OUT_OF_RANGE, "n", "param `n` is outside its range")
        .labels("is 17", "8..16", "the range");
    params("param n: int in 16..8 = 8")
        .only(Code.BAD_TYPE, "16..8", "the range begins above its end")
        .curedBy("write `8..16`");
  }

  @Test
  void paramsAreOfTheirType() {
    params("param n: int = 1.5")
        .only(Code.NOT_AN_INTEGER, "1.5", "param `n` must be a whole number");
    params("param n: itn = 2")
        .only(Code.UNKNOWN_NAME, "itn", "`itn` is not a type of a param")
        .curedBy("did you mean `int`?");
    params("param n: int = 2", Map.of("n", "two"))
        .only(Code.WRONG_KIND, "n", "the value `two` from outside for `n` is not a number")
        .labels("", "int", "declared here");
    params("param n: int = 2", Map.of("n", "1.5"))
        .only(
            Code.NOT_AN_INTEGER,
            "n",
            "the value `1.5` from outside for `n` must be a whole number");
  }

  @Test
  void hugeExponentsAreNumbersOutOfReachAndNotFailures() {
    for (String huge : List.of("1e99999999999", "-1e99999999999%")) {
      params("param n: real = 2", Map.of("n", huge))
          .only(
              Code.BAD_NUMBER,
              "n",
              "the value `" + huge + "` from outside for `n` is not a finite number");
    }
  }

  @Test
  void onlyDeclaredParamsAreSet() {
    params("param n: int = 2", Map.of("m", "3"))
        .only(Code.UNKNOWN_PARAM, "n", "no param is called `m`, which is set from outside")
        .helps("did you mean `n`?");
    Checked none = Checked.file("nn 1\nmodel M " + BODY.replace("n)", "2)"), Map.of("m", "3"));
    none.only(Code.UNKNOWN_PARAM, "", "no param is called `m`, which is set from outside")
        .helps("the file declares no params");
  }

  @Test
  void aNameIsDeclaredOnce() {
    params("param n: int = 2\nparam n: int = 3")
        .only(Code.DUPLICATE_NAME, "n", "param `n` is declared twice")
        .labels("again here", "n", "first here");
    blocks("model M {M} model M {M}").only(Code.DUPLICATE_NAME, "M", "model `M` is declared twice");
    blocks("model M {M} data d {D} data d {D}")
        .only(Code.DUPLICATE_NAME, "d", "data `d` is declared twice");
  }

  @Test
  void aTrainBlockNamesAModelAndDataThatExist() {
    blocks("model Iris {M} data iris {D} train Irsi on iris {T}")
        .only(Code.UNKNOWN_DECLARATION, "Irsi", "no model is called `Irsi`")
        .curedBy("did you mean `Iris`?");
    blocks("model Iris {M} data iris {D} train Iris on wheat {T}")
        .only(Code.UNKNOWN_DECLARATION, "wheat", "no data is called `wheat`")
        .helps("declare `data wheat { ... }`");
    blocks("model Iris {M} expect iris {E}")
        .only(Code.UNKNOWN_DECLARATION, "iris", "no model is called `iris`")
        .curedBy("did you mean `Iris`?");
  }

  @Test
  void aModelHasOneTrainBlock() {
    blocks("model M {M} data d {D} train M on d {T} train M on d {T}")
        .only(Code.DUPLICATE_NAME, "M", "model `M` has two train blocks")
        .labels("again here", "M", "first here");
  }

  @Test
  void aModelCarriesItsTrainingItsDataAndAllItsExpectations() {
    Checked linked = blocks("expect M {E} train M on d {T} model M {M} data d {D} expect M {E}");
    linked.hasNoFindings();
    CheckedModel model = linked.models().get(0);
    assertEquals("d", model.training().orElseThrow().data());
    assertEquals("d", model.data().orElseThrow().name());
    assertEquals(2, model.expectations().size());
    Checked alone = blocks("model M {M} data d {D}");
    alone.hasNoFindings();
    assertEquals(Optional.empty(), alone.models().get(0).training());
    assertEquals(Optional.empty(), alone.models().get(0).data());
  }

  @Test
  void aFileHasAModel() {
    Checked.file("nn 1").only(Code.MISSING_ENTRY, "nn 1", "the file has no model");
  }

  @Test
  void modelsKeepTheOrderOfTheFile() {
    Checked two = blocks("model B {M} model A {M}");
    two.hasNoFindings();
    assertEquals(
        List.of("B", "A"), two.models().stream().map(model -> model.network().name()).toList());
  }

  @Test
  void namesOfAModelStayDifferentInJava() {
    blocks("model Iris {M} model IRIS {M}")
        .only(
            Code.JAVA_NAME_CLASH,
            "IRIS",
            "model `Iris` and model `IRIS` both become `IRIS` in Java")
        .labels("", "Iris", "also `IRIS`");
    Checked.model("input a_b, aB: real\noutput y: real\nlayers: dense(_)")
        .only(Code.JAVA_NAME_CLASH, "aB", "`a_b` and `aB` both become `aB` in Java");
    Checked.model("input x: real\noutput y: one_of(a, A)\nlayers: dense(_)")
        .only(Code.JAVA_NAME_CLASH, "one_of(a, A)", "labels `a` and `A` both become `A` in Java");
    Checked.model("input x: real\noutput m: one_of(a, b)\nlayers: dense(_)")
        .only(Code.JAVA_NAME_CLASH, "m", "model `M` and `m` both become `M` in Java");
  }

  @Test
  void aNameThatJavaKeepsIsChangedAndSaid() {
    Checked field = Checked.model("input class: real\noutput y: real\nlayers: dense(_)");
    field.only(Code.RENAMED, "class", "field `class` is called `class_` in Java");
    assertEquals("class", field.network().inputs().get(0).name());
    blocks("model Math {M}").only(Code.RENAMED, "Math", "model `Math` is called `Math_` in Java");
    blocks("model Con {M}")
        .only(Code.BAD_PACKAGE, "Con", "`Con` is a device on Windows and cannot name a file");
  }
}
