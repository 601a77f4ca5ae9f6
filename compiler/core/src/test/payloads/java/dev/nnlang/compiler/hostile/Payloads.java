package dev.nnlang.compiler.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Texts that would be code, or would act, if they ever left their place. */
public final class Payloads {
  /** What a terminal would act on, but for the end of a line. */
  private static final Pattern ACTS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n]]");

  /** What could end a comment, a string, a statement or a class. */
  private static final List<String> ENDS =
      List.of(
          "*/",
          "\\u002a/",
          "*\\u002f",
          "\\u002a\\u002f",
          "\\uuuu002a\\uu002f",
          "\\\\u002a/",
          "\\u000a",
          "\\u000d\\u000a",
          "\n",
          "\r",
          "\"",
          "\\\"",
          "\\u0022",
          "\");",
          "\"\"\"",
          "';",
          ";",
          "}",
          "}}",
          "});",
          "{@code }",
          "-->",
          "]]>",
          "\u2028");

  /** What would be declared then. */
  private static final List<String> BODIES =
      List.of(
          " static { System.exit(1); }",
          " class E {}",
          " public static int evil;",
          " void evil() {} /**",
          " enum E { A } /*",
          " record R(int x) {} //",
          " @interface I {}",
          "import java.io.File;",
          " { new ProcessBuilder(); }");

  private static final List<String> ALONE =
      List.of(
          "@see java.lang.System#exit",
          "@throws",
          "@param <T>",
          "@deprecated",
          "@return",
          "{@code",
          "{@link System}",
          "{@linkplain System x} {@inheritDoc}",
          "{@snippet file=\"x\"}",
          "{@docRoot}/../x",
          "}}}} {{{{",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<a href=\"javascript:alert(1)\">x</a>",
          "<!-- <a href='x",
          "<![CDATA[ x ]]>",
          "<p",
          "</pre></code></body>",
          "&#42;/ &ast;/ &amp; & &unknown;",
          "&#x2a;&#x2f;",
          "$L $S $T $N $$ $> $< $[ $] $W $Z",
          "$1L $2S",
          "$T.exit($L)",
          "%s %n %d %x {0} {1,number}",
          "${java.io.tmpdir} ${env.HOME} #{1+1} $HOME ~ `id` $(id)",
          "${jndi:ldap://127.0.0.1/x}",
          "/** // /*",
          "/// three more",
          "//",
          "\\",
          "\\\\",
          "\\u",
          "\\u00",
          "\\uzzzz",
          "\\u005cu002a/",
          "\\\\\\u002a/",
          "\" ' `",
          "\t tab",
          "\u00e9\u00fc \u6f22\u5b57 \ud83d\ude42 \u2028 \u2029 \u0130\u0131",
          "\u202e/* txet",
          "\u2066 \u2069",
          "\u200f\u061c",
          "\u0000",
          "\u001b[31m\u0007",
          "\ud83d",
          "\u009b2J",
          "a;class E{}",
          "../../../../tmp/E",
          "..\\..\\E",
          "/etc/passwd",
          "C:\\Windows\\E",
          "\\\\server\\share\\E",
          "//server/share",
          "file:///etc/passwd",
          "http://127.0.0.1/x.csv",
          "jar:file:x!/y",
          "/dev/zero",
          "/proc/self/environ",
          "CON",
          "nul.csv",
          "a\\..\\..\\b",
          "a/../../b",
          ".",
          "..",
          "...",
          "a.b",
          "a b",
          "a-b",
          "-1",
          "1e400",
          "NaN",
          "0x10",
          "99999999999999999999",
          "<init>",
          "<clinit>",
          "$",
          "a$b",
          "E[]",
          "E<T>",
          "int x",
          "x, y",
          "x: real",
          "x = 1",
          "a\u0301",
          "\u0430",
          "\uff41",
          "w".repeat(5_000),
          "w".repeat(129),
          "(".repeat(100),
          "");

  /** Names that the grammar admits, and that Java or the generated class keep for themselves. */
  private static final List<String> WORDS =
      List.of(
          ("class int record enum var yield sealed permits null true _ __ static void this super"
                  + " Math System Object String Rows Override Float List Arrays Enum Record"
                  + " Generated Network Tensor Signature Spares Weights Trainer Input Prediction"
                  + " SIGNATURE w1 W1 b1 s1 x0 x y from to n i signal1 signal2 activate1 predict"
                  + " inputs outputs label labels values valueOf ordinal name compareTo hashCode"
                  + " equals toString getClass wait notify clone finalize copy tensors initial load"
                  + " save trainer training probability of toRow idle Backpropagation"
                  + " Phase1Round1 MINUS_1 E a_b aB A_B con nul java javax lang main CON")
              .split(" "));

  private Payloads() {}

  /** All of them; the same list each time. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(ALONE);
    for (String end : ENDS) {
      all.add(end);
      BODIES.forEach(body -> all.add(end + body));
    }
    all.addAll(WORDS);
    return List.copyOf(all);
  }

  /** Whether a terminal would act on something in {@code text}, the ends of its lines left out. */
  public static boolean acts(String text) {
    return ACTS.matcher(text).find();
  }
}
