def log = new File(basedir, 'build.log').getText('UTF-8')
def lines = log.readLines()
def path = { String name -> new File(basedir, "models/${name}").path }
def only = { String level, String start ->
  def found = lines.findAll { it.contains(start) }
  assert found.size() == 1 : "$start: $found"
  assert found[0].startsWith("[$level] $start")
}

// Every error of every file, once, in the form of javac's.
only('ERROR', path('broken/com/acme/One.nn') + ':[5,43] NN0201 `tanhh` is not a unit')
only('ERROR', path('broken/com/acme/One.nn') + ':[5,35] NN0301 ')
only('ERROR', path('broken/two.nn') + ':[6,17] NN0303 ')
assert lines.contains('  help: did you mean `tanh`?')
assert lines.findAll { it =~ /:\[\d+,\d+\] NN/ }.size() == 4
assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: 3 errors -> [Help 1]') }.size() == 1

only('WARNING', path('warned/warned.nn') + ':[4,10] NN0505 ')
assert lines.findAll { it.startsWith('[ERROR] Failed to execute goal') && it.contains(': nnc: 1 warning, and failOnWarning is set -> [Help 1]') }.size() == 1

// No half of a result, and no trace of ours.
assert !new File(basedir, 'target/generated-sources/nn').exists()
assert !log.contains('\tat dev.nnlang')
return true
