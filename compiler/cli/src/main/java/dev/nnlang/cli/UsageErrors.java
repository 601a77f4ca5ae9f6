package dev.nnlang.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be understood: what is wrong, and the nearest right word. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {
  private final Console console;

  UsageErrors(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    PrintStream err = console.err();
    err.println("error: " + message(error));
    if (error instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        err.println("help: did you mean `" + near.get(0) + "`?");
      }
    }
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    err.println("note: run `" + command + " --help`");
    return ExitCode.USAGE;
  }

  private static String message(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (unmatched.isUnknownOption()) {
        return "there is no option `" + first + "`";
      }
      return error.getCommandLine().getParent() == null && !Nnc.namesModel(first)
          ? "`" + first + "` is neither a command nor a .nn file"
          : "`" + first + "` is one argument too many";
    }
    String message = String.valueOf(error.getMessage());
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
