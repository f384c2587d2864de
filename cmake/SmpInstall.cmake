# smp_install comes with the library.
