package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCheckTest {
  @TempDir private Path folder;

  @Test
  void aFileThatFitsHasNoFinding() {
    DataFile iris = DataFile.of(Models.resource("iris.csv"));

    assertEquals(List.of(), Csv.check(iris, Models.iris(), Limits.DEFAULT));
  }

  @Test
  void everyMissingAndUnusedColumnIsFound() throws IOException {
    List<DataFinding> findings = check("A,wet,color,y,extra\n1,1,red,0,0\n");

    assertEquals(
        List.of(
            "NN0602 rows.csv:1: there is no column `a`",
            "NN0602 rows.csv:1: there is no column `colour`",
            "NN0603 rows.csv:1: column `A` is not used",
            "NN0603 rows.csv:1: column `color` is not used",
            "NN0603 rows.csv:1: column `extra` is not used"),
        texts(findings));
    assertEquals(Optional.of("colour"), findings.get(1).column());
    assertEquals(Optional.of("color"), findings.get(1).nearest());
  }

  @Test
  void eachUnknownLabelIsFoundOnceAndNumbersAreNotLookedAt() throws IOException {
    assertEquals(
        List.of(
            "NN0605 rows.csv:3: column `colour`: `gren` is not a label of it",
            "NN0605 rows.csv:5: column `colour`: `` is not a label of it"),
        texts(check("a,wet,colour,y\nx,x,red,x\n1,1,gren,9\n1,1,gren,0\n1,1,,0\n1,1,blue,0\n")));
  }

  @Test
  void aFileOfManyUnknownLabelsIsNotReadToItsEnd() throws IOException {
    StringBuilder text = new StringBuilder("a,wet,colour,y\n");
    for (int n = 0; n < 1000; n++) {
      text.append("1,1,colour").append(n).append(",0\n");
    }

    assertEquals(10, check(text.toString()).size());
  }

  @Test
  void aFileThatCannotBeReadIsAFindingToo() throws IOException {
    DataFile absent = DataFile.of(folder.resolve("no.csv"));

    assertEquals(
        List.of("NN0601 no.csv: there is no such file"),
        texts(Csv.check(absent, Models.mixed(), Limits.DEFAULT)));
    assertEquals(List.of("NN0610 rows.csv: the file is empty"), texts(check("")));
    assertEquals(
        List.of("NN0610 rows.csv: there is no row below the header"),
        texts(check("a,wet,colour,y\n")));
    assertEquals(
        List.of("NN0607 rows.csv:2: 1 cell where 4 columns are named"),
        texts(check("a,wet,colour,y\n1\n")));
  }

  private List<DataFinding> check(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    return Csv.check(DataFile.of(file), Models.mixed(), Limits.DEFAULT);
  }

  private static List<String> texts(List<DataFinding> findings) {
    return findings.stream().map(finding -> finding.code() + " " + finding.text()).toList();
  }
}
