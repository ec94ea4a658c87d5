<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
 <context>
  <name>QPlatformTheme</name>
  <message>
   <source>OK</source>
   <translation>Lanjutkan</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Simpan</translation>
  </message>
  <message>
   <source>Save All</source>
   <translation>Simpan semua</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Buka</translation>
  </message>
  <message>
   <source>&amp;Yes</source>
   <translation>&amp;Ya</translation>
  </message>
  <message>
   <source>Yes to &amp;All</source>
   <translation>Ya untuk &amp;semua</translation>
  </message>
  <message>
   <source>&amp;No</source>
   <translation>&amp;Tidak</translation>
  </message>
  <message>
   <source>N&amp;o to All</source>
   <translation>Tidak untuk s&amp;emua</translation>
  </message>
  <message>
   <source>Abort</source>
   <translation>Hentikan</translation>
  </message>
  <message>
   <source>Retry</source>
   <translation>Coba lagi</translation>
  </message>
  <message>
   <source>Ignore</source>
   <translation>Abaikan</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Tutup</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Batal</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Buang</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Bantuan</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation>Terapkan</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>Kembalikan</translation>
  </message>
  <message>
   <source>Restore Defaults</source>
   <translation>Kembalikan ke bawaan</translation>
  </message>
 </context>
 <context>
  <name>QLineEdit</name>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Urungkan</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Ulangi</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>Po&amp;tong</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Salin</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>Temp&amp;el</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Hapus</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Pilih semua</translation>
  </message>
 </context>
 <context>
  <name>QWidgetTextControl</name>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Urungkan</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>&amp;Ulangi</translation>
  </message>
  <message>
   <source>Cu&amp;t</source>
   <translation>Po&amp;tong</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Salin</translation>
  </message>
  <message>
   <source>Copy &amp;Link Location</source>
   <translation>Salin a&amp;lamat tautan</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>Temp&amp;el</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Hapus</translation>
  </message>
  <message>
   <source>Select All</source>
   <translation>Pilih semua</translation>
  </message>
 </context>
 <context>
  <name>QFileDialog</name>
  <message>
   <source>Look in:</source>
   <translation>Lihat di:</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Kembali</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Maju</translation>
  </message>
  <message>
   <source>Parent Directory</source>
   <translation>Folder induk</translation>
  </message>
  <message>
   <source>Create New Folder</source>
   <translation>Buat folder baru</translation>
  </message>
  <message>
   <source>List View</source>
   <translation>Daftar</translation>
  </message>
  <message>
   <source>Detail View</source>
   <translation>Rincian</translation>
  </message>
  <message>
   <source>&amp;File name:</source>
   <translation>Nama &amp;berkas:</translation>
  </message>
  <message>
   <source>Files of type:</source>
   <translation>Jenis berkas:</translation>
  </message>
  <message>
   <source>Directory:</source>
   <translation>Folder:</translation>
  </message>
  <message>
   <source>File &amp;name:</source>
   <translation>&amp;Nama berkas:</translation>
  </message>
  <message>
   <source>&amp;Open</source>
   <translation>&amp;Buka</translation>
  </message>
  <message>
   <source>&amp;Choose</source>
   <translation>&amp;Pilih</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>&amp;Simpan</translation>
  </message>
  <message>
   <source>All Files (*)</source>
   <translation>Semua berkas (*)</translation>
  </message>
  <message>
   <source>Directories</source>
   <translation>Folder</translation>
  </message>
  <message>
   <source>Find Directory</source>
   <translation>Cari folder</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Buka</translation>
  </message>
  <message>
   <source>Save As</source>
   <translation>Simpan sebagai</translation>
  </message>
  <message>
   <source>My Computer</source>
   <translation>Komputer ini</translation>
  </message>
  <message>
   <source>Show </source>
   <translation>Tampilkan </translation>
  </message>
  <message>
   <source>&amp;Rename</source>
   <translation>&amp;Ganti nama</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Hapus</translation>
  </message>
  <message>
   <source>Show &amp;hidden files</source>
   <translation>Tampilkan berkas &amp;tersembunyi</translation>
  </message>
  <message>
   <source>&amp;New Folder</source>
   <translation>Folder &amp;baru</translation>
  </message>
  <message>
   <source>New Folder</source>
   <translation>Folder baru</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Hapus</translation>
  </message>
  <message>
   <source>Sidebar</source>
   <translation>Bilah samping</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Berkas</translation>
  </message>
  <message>
   <source>Look in: </source>
   <translation>Lihat di: </translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Hapus</translation>
  </message>
  <message>
   <source>%1 already exists.
Do you want to replace it?</source>
   <translation>%1 sudah ada.
Ganti dengan yang baru?</translation>
  </message>
  <message>
   <source>%1
File not found.
Please verify the correct file name was given.</source>
   <translation>%1
Berkas tidak ditemukan.
Periksa nama berkasnya.</translation>
  </message>
  <message>
   <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
   <translation>%1
Folder tidak ditemukan.
Periksa nama foldernya.</translation>
  </message>
 </context>
 <context>
  <name>QFileSystemModel</name>
  <message>
   <source>Name</source>
   <translation>Nama</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Ukuran</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Jenis</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Jenis</translation>
  </message>
  <message>
   <source>Date Modified</source>
   <translation>Diubah</translation>
  </message>
  <message>
   <source>My Computer</source>
   <translation>Komputer ini</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Komputer</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Berkas</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Folder</translation>
  </message>
  <message>
   <source>Drive</source>
   <translation>Disk</translation>
  </message>
  <message>
   <source>%1 bytes</source>
   <translation>%1 byte</translation>
  </message>
 </context>
 <context>
  <name>QAbstractSpinBox</name>
  <message>
   <source>&amp;Select All</source>
   <translation>&amp;Pilih semua</translation>
  </message>
  <message>
   <source>&amp;Step up</source>
   <translation>&amp;Naikkan</translation>
  </message>
  <message>
   <source>Step &amp;down</source>
   <translation>&amp;Turunkan</translation>
  </message>
 </context>
 <context>
  <name>QScrollBar</name>
  <message>
   <source>Scroll here</source>
   <translation>Gulir ke sini</translation>
  </message>
  <message>
   <source>Top</source>
   <translation>Atas</translation>
  </message>
  <message>
   <source>Bottom</source>
   <translation>Bawah</translation>
  </message>
  <message>
   <source>Page up</source>
   <translation>Halaman sebelumnya</translation>
  </message>
  <message>
   <source>Page down</source>
   <translation>Halaman berikutnya</translation>
  </message>
  <message>
   <source>Scroll up</source>
   <translation>Gulir ke atas</translation>
  </message>
  <message>
   <source>Scroll down</source>
   <translation>Gulir ke bawah</translation>
  </message>
 </context>
 <context>
  <name>QComboBox</name>
  <message>
   <source>Open the combo box selection popup</source>
   <translation>Buka daftar pilihan</translation>
  </message>
  <message>
   <source>False</source>
   <translation>Tidak</translation>
  </message>
  <message>
   <source>True</source>
   <translation>Ya</translation>
  </message>
 </context>
 <context>
  <name>QShortcut</name>
  <message>
   <source>Space</source>
   <translation>Spasi</translation>
  </message>
  <message>
   <source>Backspace</source>
   <translation>Hapus mundur</translation>
  </message>
  <message>
   <source>Return</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Hapus</translation>
  </message>
  <message>
   <source>Home</source>
   <translation>Home</translation>
  </message>
  <message>
   <source>End</source>
   <translation>End</translation>
  </message>
 </context>
</TS>
