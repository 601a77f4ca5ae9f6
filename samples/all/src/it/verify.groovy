def samples = ['xor', 'iris', 'digits', 'diabetes', 'autoencoder', 'embedded']
    .collectEntries { [it, new File(basedir, "../../../$it").canonicalFile] }
def log = new File(basedir, 'build.log').getText('UTF-8')

// A program ships the runtime, and the data library only where it reads data itself.
samples.each { name, folder ->
  def needs = new File(folder, 'target/tree.txt').readLines().drop(1)
      .collect { (it =~ /([a-z.]+:[a-z-]+):jar/)[0][1] }
  def expected = ['dev.nnlang:nnc-runtime']
  if (name in ['xor', 'autoencoder']) {
    expected += ['dev.nnlang:nnc-data']
  }
  assert needs == expected : name
}

// Each has tests, and they ran.
samples.each { name, folder ->
  def reports = new File(folder, 'target/surefire-reports').listFiles().findAll { it.name.endsWith('.xml') }
  def tests = reports.collect { (it.getText('UTF-8') =~ /<testsuite [^>]*\btests="(\d+)"/)[0][1] as int }.sum()
  assert tests >= 2 : name
}

// A newcomer meets no warning but of xor, whose point is to learn its rows by heart.
def warnings = log.readLines().findAll { it.startsWith('[WARNING]') && it =~ /NN\d{4}/ }
assert warnings.every { it.contains('xor.nn') } : warnings

// What the newcomer's program says. Maven puts the codes of colours before it.
assert log.readLines().findAll { it =~ /(setosa|versicolor|virginica) +\d+\.\d %$/ }.size() == 3
return true
