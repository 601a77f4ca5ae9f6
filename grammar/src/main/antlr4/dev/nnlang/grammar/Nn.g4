grammar Nn;

file : EOF ;
