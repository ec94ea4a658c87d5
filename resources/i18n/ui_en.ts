<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
 <context>
  <name>ui</name>
  <message>
   <source> dan </source>
   <translation> and </translation>
  </message>
  <message>
   <source>(judul tidak ada di stasiun ini)</source>
   <translation>(the title is not at this station)</translation>
  </message>
  <message>
   <source>(nama tidak ada di sini)</source>
   <translation>(name not held here)</translation>
  </message>
  <message>
   <source>1 sampai 99</source>
   <translation>1 to 99</translation>
  </message>
  <message>
   <source>14 komponen</source>
   <translation>14 components</translation>
  </message>
  <message>
   <source>14 komponen standar</source>
   <translation>14 standard components</translation>
  </message>
  <message>
   <source>2 sampai 8 huruf besar atau angka</source>
   <translation>2 to 8 capital letters or digits</translation>
  </message>
  <message>
   <source>24 kata yang membuka data ini bila semua PIN hilang. Simpan di brankas.</source>
   <translation>24 words that open this data when every PIN is lost. Keep them in the safe.</translation>
  </message>
  <message>
   <source>24 kata, dipisah spasi</source>
   <translation>24 words, with spaces between</translation>
  </message>
  <message>
   <source>5 hari kerja, UU 30/2014 ps. 53</source>
   <translation>5 working days, UU 30/2014 art. 53</translation>
  </message>
  <message>
   <source>9 dari 10 orang</source>
   <translation>9 of 10 people</translation>
  </message>
  <message>
   <source>A5</source>
   <translation>A5</translation>
  </message>
  <message>
   <source>Ada kesalahan program</source>
   <translation>The program made an error</translation>
  </message>
  <message>
   <source>Ada pungutan? Lapor ke lapor.go.id atau SMS 1708</source>
   <translation>Asked for money? Report to lapor.go.id or SMS 1708</translation>
  </message>
  <message>
   <source>Ada salinan</source>
   <translation>Copy kept</translation>
  </message>
  <message>
   <source>Ada tanggapan pelapor</source>
   <translation>The reporter replied</translation>
  </message>
  <message>
   <source>Admin cabang</source>
   <translation>Branch admin</translation>
  </message>
  <message>
   <source>Admin pertama</source>
   <translation>First admin</translation>
  </message>
  <message>
   <source>Aduan</source>
   <translation>Complaints</translation>
  </message>
  <message>
   <source>Aduan dan suara</source>
   <translation>Complaints and voices</translation>
  </message>
  <message>
   <source>Ajukan pengembalian</source>
   <translation>Ask for the refund</translation>
  </message>
  <message>
   <source>Akhiri dan hapus latihan</source>
   <translation>End and delete the practice</translation>
  </message>
  <message>
   <source>Akhiri untuk melihat hasilnya.</source>
   <translation>End it to see how it went.</translation>
  </message>
  <message>
   <source>Akhiri yang dipilih hari ini</source>
   <translation>End the chosen one today</translation>
  </message>
  <message>
   <source>Aktifkan kembali</source>
   <translation>Activate again</translation>
  </message>
  <message>
   <source>Alamat</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>Alamat (bila ada)</source>
   <translation>Address (if any)</translation>
  </message>
  <message>
   <source>Alamat hub</source>
   <translation>Hub's address</translation>
  </message>
  <message>
   <source>Alamat pusat</source>
   <translation>Address of the centre</translation>
  </message>
  <message>
   <source>Alamat, atau koordinat: -6,2146; 106,8451</source>
   <translation>Address, or coordinates: -6.2146, 106.8451</translation>
  </message>
  <message>
   <source>Alasan</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Alasan dispensasi</source>
   <translation>Reason for the waiver</translation>
  </message>
  <message>
   <source>Alasan gerakan</source>
   <translation>Reason of the movement</translation>
  </message>
  <message>
   <source>Alasan ini dibacakan dan dicatat.</source>
   <translation>This reason is read aloud and written down.</translation>
  </message>
  <message>
   <source>Alasan ini diumumkan di tempat rancangan.</source>
   <translation>This reason is published in the place of the draft.</translation>
  </message>
  <message>
   <source>Alasan ini masuk laporan harian.</source>
   <translation>This reason goes into the daily report.</translation>
  </message>
  <message>
   <source>Alasan memakai catatan {place}</source>
   <translation>Reason for using the record of {place}</translation>
  </message>
  <message>
   <source>Alasan pencabutan</source>
   <translation>Reason for taking it back</translation>
  </message>
  <message>
   <source>Alasan permohonan baru</source>
   <translation>Reason for a new application</translation>
  </message>
  <message>
   <source>Alasan perubahan</source>
   <translation>Reason for the change</translation>
  </message>
  <message>
   <source>Alasan tertulis diserahkan kepada pemohon</source>
   <translation>The written reason is handed to the applicant</translation>
  </message>
  <message>
   <source>Alasan tidak berlaku</source>
   <translation>Reason it does not apply</translation>
  </message>
  <message>
   <source>Alasan, dasar hukum, dan cara keberatan</source>
   <translation>Reason, legal basis and how to object</translation>
  </message>
  <message>
   <source>Alihkan</source>
   <translation>Send on</translation>
  </message>
  <message>
   <source>Alihkan ke loket atau instansi lain</source>
   <translation>Send on to another counter or agency</translation>
  </message>
  <message>
   <source>Alihkan {ticket}</source>
   <translation>Send {ticket} on</translation>
  </message>
  <message>
   <source>Aman di hub</source>
   <translation>Safe at the hub</translation>
  </message>
  <message>
   <source>Ambil untuk dikerjakan</source>
   <translation>Take up</translation>
  </message>
  <message>
   <source>Anda dapat mencatat aduan dan melacak dengan nomor dan kode pelapor.</source>
   <translation>You can take down complaints and track one with the reporter's number and code.</translation>
  </message>
  <message>
   <source>Angka</source>
   <translation>Number</translation>
  </message>
  <message>
   <source>Angka sampai fakta terakhir di komputer ini, {at}</source>
   <translation>Figures up to the last fact on this PC, {at}</translation>
  </message>
  <message>
   <source>Anonim</source>
   <translation>Anonymous</translation>
  </message>
  <message>
   <source>Anonim: baru dapat dilacak setelah tutup hari.</source>
   <translation>Anonymous: can be tracked after the closing.</translation>
  </message>
  <message>
   <source>Antrean</source>
   <translation>Queue</translation>
  </message>
  <message>
   <source>Antrean dan permohonan hari ini</source>
   <translation>Queue and applications of today</translation>
  </message>
  <message>
   <source>Antrean ditutup: {kept} disimpan, {cancelled} dibatalkan.</source>
   <translation>Queue closed: {kept} kept, {cancelled} cancelled.</translation>
  </message>
  <message>
   <source>Antrean hari ini</source>
   <translation>Queue today</translation>
  </message>
  <message>
   <source>Antrean: beri satu nomor, lalu panggil dengan F2.</source>
   <translation>Antrean: give one number, then call it with F2.</translation>
  </message>
  <message>
   <source>Apa keperluan pemohon?</source>
   <translation>What does the applicant need?</translation>
  </message>
  <message>
   <source>Apa yang dilakukan</source>
   <translation>What was done</translation>
  </message>
  <message>
   <source>Apa yang harus dikerjakan</source>
   <translation>What is to be done</translation>
  </message>
  <message>
   <source>Apa yang harus diperbaiki</source>
   <translation>What has to be corrected</translation>
  </message>
  <message>
   <source>Apa yang sudah dilakukan</source>
   <translation>What was done</translation>
  </message>
  <message>
   <source>Apa yang terjadi</source>
   <translation>What happened</translation>
  </message>
  <message>
   <source>Apakah kertas ini keluar?</source>
   <translation>Did this paper come out?</translation>
  </message>
  <message>
   <source>Arah</source>
   <translation>Direction</translation>
  </message>
  <message>
   <source>Arah map</source>
   <translation>Way of the folder</translation>
  </message>
  <message>
   <source>Arsip, tidak diambil</source>
   <translation>Archive, not collected</translation>
  </message>
  <message>
   <source>Asli</source>
   <translation>Original</translation>
  </message>
  <message>
   <source>Asli diperlihatkan</source>
   <translation>Original shown</translation>
  </message>
  <message>
   <source>Asli ditahan</source>
   <translation>Original kept</translation>
  </message>
  <message>
   <source>Aslinya sudah keluar, cetakan ini menjadi SALINAN.</source>
   <translation>The original is out already; this print is a COPY.</translation>
  </message>
  <message>
   <source>Aslinya sudah keluar. Salinan diberi tanda, nama petugas, dan alasan.</source>
   <translation>The original is out already. A copy bears a mark, the officer's name and the reason.</translation>
  </message>
  <message>
   <source>Atas permintaan pemohon, nomor tetap tercatat</source>
   <translation>At the applicant's request; the number stays on record</translation>
  </message>
  <message>
   <source>Atau alasan tidak memakainya</source>
   <translation>Or why it is not used</translation>
  </message>
  <message>
   <source>Atur jam buka dan waktu daring</source>
   <translation>Set hours and online times</translation>
  </message>
  <message>
   <source>Aturan, bila ada</source>
   <translation>The rule, if there is one</translation>
  </message>
  <message>
   <source>Bacakan kepada pemohon sebelum diterima</source>
   <translation>Read it to the applicant before accepting</translation>
  </message>
  <message>
   <source>Badan</source>
   <translation>Company</translation>
  </message>
  <message>
   <source>Badan usaha</source>
   <translation>Company</translation>
  </message>
  <message>
   <source>Bagian permohonan</source>
   <translation>Parts of the application</translation>
  </message>
  <message>
   <source>Bagian rancangan</source>
   <translation>Parts of the draft</translation>
  </message>
  <message>
   <source>Bagian standar</source>
   <translation>Parts of the standard</translation>
  </message>
  <message>
   <source>Bahasa</source>
   <translation>Language</translation>
  </message>
  <message>
   <source>Bandingan dengan standar yang berlaku dan masukan masyarakat tampil di sini.</source>
   <translation>The comparison with the standard in force and the comments of the public appear here.</translation>
  </message>
  <message>
   <source>Baru dipanggil</source>
   <translation>Just called</translation>
  </message>
  <message>
   <source>Basis data</source>
   <translation>Database</translation>
  </message>
  <message>
   <source>Batal</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Batalkan</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Batalkan perubahan terakhir</source>
   <translation>Undo the last change</translation>
  </message>
  <message>
   <source>Batalkan tanda terima</source>
   <translation>Void the receipt</translation>
  </message>
  <message>
   <source>Batas undang-undang</source>
   <translation>Legal limit</translation>
  </message>
  <message>
   <source>Batas waktu</source>
   <translation>Time limits</translation>
  </message>
  <message>
   <source>Batas waktu aduan</source>
   <translation>Time limits of complaints</translation>
  </message>
  <message>
   <source>Batas waktu ditetapkan.</source>
   <translation>The time limit is set.</translation>
  </message>
  <message>
   <source>Batas waktu segera tiba</source>
   <translation>Due soon</translation>
  </message>
  <message>
   <source>Batas waktu terlewati</source>
   <translation>Overdue</translation>
  </message>
  <message>
   <source>Bawaan komputer</source>
   <translation>The computer's own</translation>
  </message>
  <message>
   <source>Bayar nanti</source>
   <translation>Pay later</translation>
  </message>
  <message>
   <source>Bayarkan</source>
   <translation>Pay out</translation>
  </message>
  <message>
   <source>Beban kerja dan janji yang ditepati menurut jurnal; tanpa hasil survei.</source>
   <translation>Load and promises kept by the journal; no survey results.</translation>
  </message>
  <message>
   <source>Beberapa nomor dipisah spasi</source>
   <translation>Several numbers, with spaces between</translation>
  </message>
  <message>
   <source>Belum ada</source>
   <translation>None yet</translation>
  </message>
  <message>
   <source>Belum ada cadangan di folder cadangan.</source>
   <translation>There is no backup in the backup folder yet.</translation>
  </message>
  <message>
   <source>Belum ada catatan</source>
   <translation>No entries yet</translation>
  </message>
  <message>
   <source>Belum ada hub. Loket ini langsung ke pusat.</source>
   <translation>No hub yet. This counter goes straight to the centre.</translation>
  </message>
  <message>
   <source>Belum ada jadwal</source>
   <translation>No seats yet</translation>
  </message>
  <message>
   <source>Belum ada kemampuan yang dicatat</source>
   <translation>No competence recorded yet</translation>
  </message>
  <message>
   <source>Belum ada kode etik yang diterbitkan.</source>
   <translation>No code of conduct published yet.</translation>
  </message>
  <message>
   <source>Belum ada lampiran</source>
   <translation>No attachments yet</translation>
  </message>
  <message>
   <source>Belum ada masukan</source>
   <translation>No comments yet</translation>
  </message>
  <message>
   <source>Belum ada nomor antrean yang dipanggil</source>
   <translation>No queue number was called yet</translation>
  </message>
  <message>
   <source>Belum ada panggilan</source>
   <translation>Nobody called yet</translation>
  </message>
  <message>
   <source>Belum ada pelatihan yang dicatat</source>
   <translation>No training recorded yet</translation>
  </message>
  <message>
   <source>Belum ada pelayanan pada masa ini</source>
   <translation>No service in this period yet</translation>
  </message>
  <message>
   <source>Belum ada pembanding</source>
   <translation>Nothing to compare with yet</translation>
  </message>
  <message>
   <source>Belum ada pemohon di loket ini</source>
   <translation>Nobody at this counter yet</translation>
  </message>
  <message>
   <source>Belum ada pencetak. Kertas disimpan sebagai {file}.</source>
   <translation>No printer yet. The paper was kept as {file}.</translation>
  </message>
  <message>
   <source>Belum ada penilaian</source>
   <translation>No appraisals yet</translation>
  </message>
  <message>
   <source>Belum ada permintaan</source>
   <translation>No requests yet</translation>
  </message>
  <message>
   <source>Belum ada permohonan</source>
   <translation>No application yet</translation>
  </message>
  <message>
   <source>Belum ada permohonan hari ini.</source>
   <translation>No applications today yet.</translation>
  </message>
  <message>
   <source>Belum ada petugas di komputer ini. Buka dengan kata pemulihan (Ctrl R), lalu beri PIN baru.</source>
   <translation>No officer on this computer yet. Open it with the recovery words (Ctrl R), then set a new PIN.</translation>
  </message>
  <message>
   <source>Belum ada petugas lain di stasiun ini yang berhak menyetujui.</source>
   <translation>No other officer of this station may agree to it yet.</translation>
  </message>
  <message>
   <source>Belum ada pindaian</source>
   <translation>No scans yet</translation>
  </message>
  <message>
   <source>Belum ada printer. Kertas disimpan sebagai PDF di folder dokumen.</source>
   <translation>No printer yet. Papers are kept as PDF in the documents folder.</translation>
  </message>
  <message>
   <source>Belum ada rancangan</source>
   <translation>No drafts yet</translation>
  </message>
  <message>
   <source>Belum ada rencana.</source>
   <translation>No plan yet.</translation>
  </message>
  <message>
   <source>Belum ada sambungan. {n} catatan aman di komputer ini.</source>
   <translation>No line at the moment. {n} records are safe on this computer.</translation>
  </message>
  <message>
   <source>Belum ada stasiun</source>
   <translation>No stations yet</translation>
  </message>
  <message>
   <source>Belum ada yang dicetak</source>
   <translation>Nothing printed yet</translation>
  </message>
  <message>
   <source>Belum ada yang dihitung. F12 sekali lagi bila laci memang kosong.</source>
   <translation>Nothing was counted yet. F12 once more if the drawer is really empty.</translation>
  </message>
  <message>
   <source>Belum ada yang menunggu</source>
   <translation>Nobody is waiting yet</translation>
  </message>
  <message>
   <source>Belum ada yang turun</source>
   <translation>Nothing received yet</translation>
  </message>
  <message>
   <source>Belum berjalan</source>
   <translation>Not running yet</translation>
  </message>
  <message>
   <source>Belum cukup jawaban</source>
   <translation>Not enough answers yet</translation>
  </message>
  <message>
   <source>Belum dicocokkan</source>
   <translation>Not matched yet</translation>
  </message>
  <message>
   <source>Belum diisi</source>
   <translation>Not filled in</translation>
  </message>
  <message>
   <source>Belum dijawab</source>
   <translation>Not answered yet</translation>
  </message>
  <message>
   <source>Belum dijawab, lewat waktu</source>
   <translation>Not answered, overdue</translation>
  </message>
  <message>
   <source>Belum dikerjakan</source>
   <translation>Not taken up</translation>
  </message>
  <message>
   <source>Belum dipastikan keluar</source>
   <translation>Not confirmed as out</translation>
  </message>
  <message>
   <source>Belum diperiksa</source>
   <translation>Not checked</translation>
  </message>
  <message>
   <source>Belum dipilih</source>
   <translation>Not chosen</translation>
  </message>
  <message>
   <source>Belum diverifikasi</source>
   <translation>Not verified</translation>
  </message>
  <message>
   <source>Belum diverifikasi, cocok, atau tidak cocok</source>
   <translation>Not verified, matching, or not matching</translation>
  </message>
  <message>
   <source>Belum menyatakan: {names}</source>
   <translation>Not acknowledged by: {names}</translation>
  </message>
  <message>
   <source>Belum pernah dicadangkan dari komputer ini.</source>
   <translation>Never backed up from this computer.</translation>
  </message>
  <message>
   <source>Belum pernah masuk di sini</source>
   <translation>Never signed in here</translation>
  </message>
  <message>
   <source>Belum pernah tersambung.</source>
   <translation>Never connected yet.</translation>
  </message>
  <message>
   <source>Belum puas</source>
   <translation>Not content</translation>
  </message>
  <message>
   <source>Belum sampai di sini</source>
   <translation>Not here yet</translation>
  </message>
  <message>
   <source>Belum selesai</source>
   <translation>Not ended</translation>
  </message>
  <message>
   <source>Benar, saya setuju</source>
   <translation>Correct, I agree</translation>
  </message>
  <message>
   <source>Bendahara</source>
   <translation>Treasurer</translation>
  </message>
  <message>
   <source>Berakhir .fobackup</source>
   <translation>Ends in .fobackup</translation>
  </message>
  <message>
   <source>Berdiri sendiri dulu</source>
   <translation>Stand alone for now</translation>
  </message>
  <message>
   <source>Bergabung dengan {address}</source>
   <translation>Joined to {address}</translation>
  </message>
  <message>
   <source>Beri PIN baru</source>
   <translation>Set new PIN</translation>
  </message>
  <message>
   <source>Beri janji temu</source>
   <translation>Give an appointment</translation>
  </message>
  <message>
   <source>Beri nomor</source>
   <translation>Give a number</translation>
  </message>
  <message>
   <source>Beri tahu pemohon</source>
   <translation>Tell the citizen</translation>
  </message>
  <message>
   <source>Beri tahu pemohon lewat SMS, sudah setuju</source>
   <translation>Tell the citizen by SMS, they agreed</translation>
  </message>
  <message>
   <source>Berikutnya</source>
   <translation>Next</translation>
  </message>
  <message>
   <source>Berita acara disimpan ke</source>
   <translation>Save the minutes to</translation>
  </message>
  <message>
   <source>Berita acara tutup kas</source>
   <translation>Minutes of the closing</translation>
  </message>
  <message>
   <source>Berkas</source>
   <translation>Papers</translation>
  </message>
  <message>
   <source>Berkas asli dikembalikan</source>
   <translation>Originals given back</translation>
  </message>
  <message>
   <source>Berkas belum lengkap, tercatat</source>
   <translation>File incomplete, recorded</translation>
  </message>
  <message>
   <source>Berkas cadangan</source>
   <translation>Backup file</translation>
  </message>
  <message>
   <source>Berkas diteruskan ke petugas yang mengerjakan</source>
   <translation>The file goes on to the officer who works on it</translation>
  </message>
  <message>
   <source>Berkas kurang</source>
   <translation>Papers missing</translation>
  </message>
  <message>
   <source>Berkas lengkap</source>
   <translation>File complete</translation>
  </message>
  <message>
   <source>Berkas lengkap, mulai dikerjakan</source>
   <translation>File complete, work begins</translation>
  </message>
  <message>
   <source>Berkas lengkap, tidak ada yang kurang</source>
   <translation>File complete, nothing missing</translation>
  </message>
  <message>
   <source>Berkas perlu diperiksa ulang</source>
   <translation>Papers need another check</translation>
  </message>
  <message>
   <source>Berkas permohonan</source>
   <translation>Papers of the application</translation>
  </message>
  <message>
   <source>Berkas persyaratan</source>
   <translation>Requirement</translation>
  </message>
  <message>
   <source>Berkas standar (YAML)</source>
   <translation>Standards file (YAML)</translation>
  </message>
  <message>
   <source>Berkas untuk LAPOR!/Ombudsman</source>
   <translation>File for LAPOR!/Ombudsman</translation>
  </message>
  <message>
   <source>Berkas untuk luar kantor</source>
   <translation>Files for outside the office</translation>
  </message>
  <message>
   <source>Berkas yang diterima</source>
   <translation>Papers accepted</translation>
  </message>
  <message>
   <source>Berkas yang harus diperbaiki</source>
   <translation>Papers to be corrected</translation>
  </message>
  <message>
   <source>Berkas yang keliru</source>
   <translation>Papers that are wrong</translation>
  </message>
  <message>
   <source>Berkas yang kurang</source>
   <translation>Papers missing</translation>
  </message>
  <message>
   <source>Berlaku (jam)</source>
   <translation>Valid (hours)</translation>
  </message>
  <message>
   <source>Berlaku di komputer ini, langsung setelah dipilih.</source>
   <translation>Applies to this computer as soon as it is chosen.</translation>
  </message>
  <message>
   <source>Berlaku hari ini</source>
   <translation>In force today</translation>
  </message>
  <message>
   <source>Berlaku mulai</source>
   <translation>In force from</translation>
  </message>
  <message>
   <source>Berlaku mulai {day}</source>
   <translation>In force from {day}</translation>
  </message>
  <message>
   <source>Berlaku sampai</source>
   <translation>Valid until</translation>
  </message>
  <message>
   <source>Berlaku sampai hub atau pusat menyebut waktunya. Jam komputer sendiri tidak diubah; catatan tetap bertanda diragukan.</source>
   <translation>Counts until the hub or the centre says the time. The computer's own clock is not changed; entries keep their mark of doubt.</translation>
  </message>
  <message>
   <source>Berlaku sejak disimpan, juga di situs setelah sinkron. Janji yang sudah diberi tetap.</source>
   <translation>In force once saved, on the site too after a sync. Times already given stay.</translation>
  </message>
  <message>
   <source>Berlaku sejak {day}</source>
   <translation>In force since {day}</translation>
  </message>
  <message>
   <source>Berlaku sekarang</source>
   <translation>In force now</translation>
  </message>
  <message>
   <source>Bertabrakan</source>
   <translation>In conflict</translation>
  </message>
  <message>
   <source>Bertabrakan: {places}</source>
   <translation>In conflict: {places}</translation>
  </message>
  <message>
   <source>Biaya</source>
   <translation>Fee</translation>
  </message>
  <message>
   <source>Biaya resmi</source>
   <translation>Official fee</translation>
  </message>
  <message>
   <source>Bila ada</source>
   <translation>If any</translation>
  </message>
  <message>
   <source>Bila beberapa batas berlaku, yang berakhir paling awal yang dipegang.</source>
   <translation>Where several limits apply, the one that ends first counts.</translation>
  </message>
  <message>
   <source>Bila kemampuan belum tercatat</source>
   <translation>Where a competence is missing</translation>
  </message>
  <message>
   <source>Bila penerima ada di sini</source>
   <translation>If the taker is here</translation>
  </message>
  <message>
   <source>Bila tetap gagal, sebutkan kode kesalahan kepada admin cabang.</source>
   <translation>If it still fails, give the error code to the branch admin.</translation>
  </message>
  <message>
   <source>Billing</source>
   <translation>Billing</translation>
  </message>
  <message>
   <source>Blangko atau bahan habis</source>
   <translation>Blanks or material used up</translation>
  </message>
  <message>
   <source>Boleh diambil oleh</source>
   <translation>May be collected by</translation>
  </message>
  <message>
   <source>Boleh dikosongkan. Kode tidak disimpan bersama jawaban.</source>
   <translation>May be left empty. The code is not kept with the answers.</translation>
  </message>
  <message>
   <source>Boleh dilewati. Dihitung terpisah, tidak bersama jawaban.</source>
   <translation>You may skip this. It is counted apart, never with your answers.</translation>
  </message>
  <message>
   <source>Boleh kosong</source>
   <translation>May be left empty</translation>
  </message>
  <message>
   <source>Buang foto</source>
   <translation>Remove photos</translation>
  </message>
  <message>
   <source>Buat berkas</source>
   <translation>Make the file</translation>
  </message>
  <message>
   <source>Buat data loket</source>
   <translation>Make the counter's data</translation>
  </message>
  <message>
   <source>Buat kata baru</source>
   <translation>Make new words</translation>
  </message>
  <message>
   <source>Buat rancangan</source>
   <translation>Begin the draft</translation>
  </message>
  <message>
   <source>Buka</source>
   <translation>Open</translation>
  </message>
  <message>
   <source>Buka data pribadi</source>
   <translation>Open the personal data</translation>
  </message>
  <message>
   <source>Buka dengan kata pemulihan</source>
   <translation>Open with recovery words</translation>
  </message>
  <message>
   <source>Buka kas</source>
   <translation>Open the drawer</translation>
  </message>
  <message>
   <source>Buka kas di Laci dahulu.</source>
   <translation>Open it under Drawer first.</translation>
  </message>
  <message>
   <source>Buka layar tunggu</source>
   <translation>Open the waiting display</translation>
  </message>
  <message>
   <source>Buka permohonan</source>
   <translation>Open the application</translation>
  </message>
  <message>
   <source>Buka permohonan itu</source>
   <translation>Open that application</translation>
  </message>
  <message>
   <source>Buka segel</source>
   <translation>Open the seal</translation>
  </message>
  <message>
   <source>Buka standar</source>
   <translation>Open standard</translation>
  </message>
  <message>
   <source>Buka {screen}</source>
   <translation>Open {screen}</translation>
  </message>
  <message>
   <source>Bukan di sini, arahkan</source>
   <translation>Not here, refer</translation>
  </message>
  <message>
   <source>Bukan entri susulan lagi.</source>
   <translation>No late entry any more.</translation>
  </message>
  <message>
   <source>Bukan maladministrasi</source>
   <translation>No maladministration</translation>
  </message>
  <message>
   <source>Bukan prioritas</source>
   <translation>No priority</translation>
  </message>
  <message>
   <source>Bukan susulan</source>
   <translation>Not late</translation>
  </message>
  <message>
   <source>Bukti PEKPPP dan ZI: standar, survei, aduan dan batas waktunya, pegawai, sarana. Data terbuka: tanpa data pribadi, angka kecil disembunyikan.</source>
   <translation>Evidence for PEKPPP and ZI: standards, survey, complaints and their limits, officers, facilities. Open data: no personal data, small counts hidden.</translation>
  </message>
  <message>
   <source>Bukti bayar</source>
   <translation>Proof of payment</translation>
  </message>
  <message>
   <source>Bukti bayar terlampir</source>
   <translation>Proof of payment attached</translation>
  </message>
  <message>
   <source>Bukti penerimaan</source>
   <translation>Proof of receipt</translation>
  </message>
  <message>
   <source>Bukti pengembalian uang</source>
   <translation>Refund slip</translation>
  </message>
  <message>
   <source>Bukti penyerahan</source>
   <translation>Proof of handover</translation>
  </message>
  <message>
   <source>Bukti penyerahan dengan tanda tangan penerima</source>
   <translation>Proof of handover with the receiver's signature</translation>
  </message>
  <message>
   <source>Bulan</source>
   <translation>Month</translation>
  </message>
  <message>
   <source>Bundel sinkron</source>
   <translation>Sync bundle</translation>
  </message>
  <message>
   <source>Butir</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Cabut permohonan</source>
   <translation>Withdraw the application</translation>
  </message>
  <message>
   <source>Cabut yang dipilih</source>
   <translation>Take the chosen one back</translation>
  </message>
  <message>
   <source>Cadangan</source>
   <translation>Backup</translation>
  </message>
  <message>
   <source>Cadangan dipulihkan di tempat sementara, diperiksa, lalu dihapus. Data di sini tidak berubah.</source>
   <translation>A backup is restored in a throw-away place, verified and deleted again. Nothing here changes.</translation>
  </message>
  <message>
   <source>Cadangan rusak. Buat cadangan baru sekarang.</source>
   <translation>The backup is damaged. Make a new one now.</translation>
  </message>
  <message>
   <source>Cadangan selesai: {entries} catatan, {size} kB, sudah diperiksa.</source>
   <translation>Backup done: {entries} records, {size} kB, checked.</translation>
  </message>
  <message>
   <source>Cadangan utuh: {entries} catatan diperiksa.</source>
   <translation>Backup whole: {entries} records checked.</translation>
  </message>
  <message>
   <source>Cadangan yang ditemukan</source>
   <translation>Backups found</translation>
  </message>
  <message>
   <source>Cadangkan sekarang</source>
   <translation>Back up now</translation>
  </message>
  <message>
   <source>Cara bayar</source>
   <translation>How it is paid</translation>
  </message>
  <message>
   <source>Cari</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>Cari aduan</source>
   <translation>Search complaints</translation>
  </message>
  <message>
   <source>Cari dengan kata pemohon, panah memilih, Enter membuka.</source>
   <translation>Search by the applicant's words; arrows choose, Enter opens.</translation>
  </message>
  <message>
   <source>Cari dengan nomor, nama, NIK, atau layanan; panah memilih, Enter membuka.</source>
   <translation>Search by number, name, NIK or service; arrows choose, Enter opens.</translation>
  </message>
  <message>
   <source>Cari di jaringan</source>
   <translation>Search the network</translation>
  </message>
  <message>
   <source>Cari layanan</source>
   <translation>Search services</translation>
  </message>
  <message>
   <source>Cari nomor, nama, atau tindakan</source>
   <translation>Search a number, a name or an action</translation>
  </message>
  <message>
   <source>Cari permohonan</source>
   <translation>Search applications</translation>
  </message>
  <message>
   <source>Cari tindakan</source>
   <translation>Find an action</translation>
  </message>
  <message>
   <source>Catat</source>
   <translation>Take down</translation>
  </message>
  <message>
   <source>Catat aduan</source>
   <translation>Take down</translation>
  </message>
  <message>
   <source>Catat aduan atau suara</source>
   <translation>Take down a complaint or a voice</translation>
  </message>
  <message>
   <source>Catat aduan dengan F6, atau ubah saringan. Yang anonim muncul besok.</source>
   <translation>Take one down with F6, or change the filter. Anonymous ones appear tomorrow.</translation>
  </message>
  <message>
   <source>Catat alasan dan hari baru</source>
   <translation>Record reason and new day</translation>
  </message>
  <message>
   <source>Catat alasan keterlambatan dahulu</source>
   <translation>Record why it is late first</translation>
  </message>
  <message>
   <source>Catat gerakan</source>
   <translation>Note the movement</translation>
  </message>
  <message>
   <source>Catat hitungan</source>
   <translation>Note the count</translation>
  </message>
  <message>
   <source>Catat hitungan ulang</source>
   <translation>Note a new count</translation>
  </message>
  <message>
   <source>Catat kekurangan yang dibawa pemohon</source>
   <translation>Record the missing papers the applicant brought</translation>
  </message>
  <message>
   <source>Catat kemampuan</source>
   <translation>Record competence</translation>
  </message>
  <message>
   <source>Catat keputusan</source>
   <translation>Record the decision</translation>
  </message>
  <message>
   <source>Catat kode</source>
   <translation>Note the code</translation>
  </message>
  <message>
   <source>Catat konsultasi</source>
   <translation>Write down a consultation</translation>
  </message>
  <message>
   <source>Catat layanan yang boleh diterima tiap petugas.</source>
   <translation>Record which services each officer may take in.</translation>
  </message>
  <message>
   <source>Catat masukan</source>
   <translation>Take down a comment</translation>
  </message>
  <message>
   <source>Catat pelatihan</source>
   <translation>Record training</translation>
  </message>
  <message>
   <source>Catat setoran</source>
   <translation>Note the deposit</translation>
  </message>
  <message>
   <source>Catat siapa yang menerima dan buktinya</source>
   <translation>Record who receives it and the proof</translation>
  </message>
  <message>
   <source>Catat tanggapan</source>
   <translation>Take down the reply</translation>
  </message>
  <message>
   <source>Catat tidak berlaku</source>
   <translation>Record as not applicable</translation>
  </message>
  <message>
   <source>Catatan</source>
   <translation>Note</translation>
  </message>
  <message>
   <source>Catatan (bila ada)</source>
   <translation>Note (if any)</translation>
  </message>
  <message>
   <source>Catatan ini hanya dibaca penyelia.</source>
   <translation>Only supervisors read this note.</translation>
  </message>
  <message>
   <source>Catatan ini yang dipakai</source>
   <translation>This record is used</translation>
  </message>
  <message>
   <source>Catatan internal</source>
   <translation>Internal note</translation>
  </message>
  <message>
   <source>Catatan internal, panggil penyelia</source>
   <translation>Internal note, call a supervisor</translation>
  </message>
  <message>
   <source>Catatan pelatihan, bukti untuk PEKPPP.</source>
   <translation>Training records, evidence for PEKPPP.</translation>
  </message>
  <message>
   <source>Catatan perilaku</source>
   <translation>Conduct ledger</translation>
  </message>
  <message>
   <source>Catatan tersimpan.</source>
   <translation>Note saved.</translation>
  </message>
  <message>
   <source>Catatan untuk yang tidak baik</source>
   <translation>Note for what is not good</translation>
  </message>
  <message>
   <source>Catatan {place} dipakai; yang lain tetap tersimpan.</source>
   <translation>The record of {place} is used; the other stays on file.</translation>
  </message>
  <message>
   <source>Catatan {place} yang dipakai</source>
   <translation>The record of {place} that is used</translation>
  </message>
  <message>
   <source>Cerita</source>
   <translation>Story</translation>
  </message>
  <message>
   <source>Cerita permohonan</source>
   <translation>Story of the application</translation>
  </message>
  <message>
   <source>Cetak PDF</source>
   <translation>Print PDF</translation>
  </message>
  <message>
   <source>Cetak SALINAN</source>
   <translation>Print a COPY</translation>
  </message>
  <message>
   <source>Cetak berita acara</source>
   <translation>Print the minutes</translation>
  </message>
  <message>
   <source>Cetak daftar biaya untuk dinding (A3)</source>
   <translation>Print list of fees for the wall (A3)</translation>
  </message>
  <message>
   <source>Cetak daftar produk tidak diambil</source>
   <translation>Print the list of products not collected</translation>
  </message>
  <message>
   <source>Cetak daftar syarat</source>
   <translation>Print the list of requirements</translation>
  </message>
  <message>
   <source>Cetak dan pastikan tanda terima</source>
   <translation>Print and confirm the receipt</translation>
  </message>
  <message>
   <source>Cetak halaman uji</source>
   <translation>Print a test page</translation>
  </message>
  <message>
   <source>Cetak label map</source>
   <translation>Print the folder label</translation>
  </message>
  <message>
   <source>Cetak lagi</source>
   <translation>Print again</translation>
  </message>
  <message>
   <source>Cetak laporan</source>
   <translation>Print report</translation>
  </message>
  <message>
   <source>Cetak laporan sinkron hari ini</source>
   <translation>Print today's sync report</translation>
  </message>
  <message>
   <source>Cetak lembar</source>
   <translation>Print the sheet</translation>
  </message>
  <message>
   <source>Cetak lembar arahan</source>
   <translation>Print the referral slip</translation>
  </message>
  <message>
   <source>Cetak lembar kekurangan</source>
   <translation>Print the shortage slip</translation>
  </message>
  <message>
   <source>Cetak maklumat</source>
   <translation>Print pledge</translation>
  </message>
  <message>
   <source>Cetak maklumat pelayanan</source>
   <translation>Print the service pledge</translation>
  </message>
  <message>
   <source>Cetak maklumat pelayanan (A3)</source>
   <translation>Print the service pledge (A3)</translation>
  </message>
  <message>
   <source>Cetak manifes</source>
   <translation>Print manifest</translation>
  </message>
  <message>
   <source>Cetak poster standar (A3)</source>
   <translation>Print poster of the standard (A3)</translation>
  </message>
  <message>
   <source>Cetak salinan</source>
   <translation>Print a copy</translation>
  </message>
  <message>
   <source>Cetak satu halaman dan lihat tepinya.</source>
   <translation>Print one page and look at its edges.</translation>
  </message>
  <message>
   <source>Cetak surat penolakan</source>
   <translation>Print the letter of refusal</translation>
  </message>
  <message>
   <source>Cetak tanda terima</source>
   <translation>Print the receipt</translation>
  </message>
  <message>
   <source>Cetak tiket</source>
   <translation>Print ticket</translation>
  </message>
  <message>
   <source>Cetak ulang</source>
   <translation>Reprint</translation>
  </message>
  <message>
   <source>Cetak ulang membuat kertas untuk pemohon.</source>
   <translation>A reprint makes a paper for the applicant.</translation>
  </message>
  <message>
   <source>Cetak yang dipilih</source>
   <translation>Print the chosen one</translation>
  </message>
  <message>
   <source>Coba dengan data contoh</source>
   <translation>Try it with sample data</translation>
  </message>
  <message>
   <source>Coba kata lain: nama surat, keperluan, atau instansi.</source>
   <translation>Try another word: the paper's name, the need, or the agency.</translation>
  </message>
  <message>
   <source>Coba lagi</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Coba pulihkan</source>
   <translation>Try to restore</translation>
  </message>
  <message>
   <source>Cocok</source>
   <translation>Matches</translation>
  </message>
  <message>
   <source>Cocok dengan pusat</source>
   <translation>Equal to the centre</translation>
  </message>
  <message>
   <source>Cocokkan</source>
   <translation>Match</translation>
  </message>
  <message>
   <source>Colokkan stiknya, lalu pilih berkas .fobundle.</source>
   <translation>Plug in the stick, then choose the .fobundle file.</translation>
  </message>
  <message>
   <source>Daftar aduan</source>
   <translation>List of complaints</translation>
  </message>
  <message>
   <source>Daftar bank: referensi, jumlah</source>
   <translation>The bank's list: reference, amount</translation>
  </message>
  <message>
   <source>Daftar kerja</source>
   <translation>Work list</translation>
  </message>
  <message>
   <source>Daftar layanan</source>
   <translation>List of services</translation>
  </message>
  <message>
   <source>Daftar permohonan</source>
   <translation>List of applications</translation>
  </message>
  <message>
   <source>Daftar petugas</source>
   <translation>Officers</translation>
  </message>
  <message>
   <source>Daftar produk tidak diambil</source>
   <translation>Products not collected</translation>
  </message>
  <message>
   <source>Daftar rancangan</source>
   <translation>List of drafts</translation>
  </message>
  <message>
   <source>Daftar tarif</source>
   <translation>Tariff</translation>
  </message>
  <message>
   <source>Daftar tombol</source>
   <translation>Sheet of keys</translation>
  </message>
  <message>
   <source>Daftarkan ulang</source>
   <translation>Enrol again</translation>
  </message>
  <message>
   <source>Daftarkan ulang hanya dengan kode baru dari admin pusat: setelah disk disalin, data dipulihkan, pendaftaran dicabut, atau alamat pusat berubah.</source>
   <translation>Enrol again only with a new code from the centre's admin: after a disk was copied, data was restored, the enrolment was revoked, or the centre's address changed.</translation>
  </message>
  <message>
   <source>Dalam bentuk</source>
   <translation>In the form of</translation>
  </message>
  <message>
   <source>Dapat dipulihkan: {entries} catatan utuh dalam {seconds} detik.</source>
   <translation>It can be restored: {entries} records whole in {seconds} seconds.</translation>
  </message>
  <message>
   <source>Dari Laporan</source>
   <translation>From Reports</translation>
  </message>
  <message>
   <source>Dari bank, untuk kas tertua yang belum disetor.</source>
   <translation>From the bank, for the oldest closing not paid in.</translation>
  </message>
  <message>
   <source>Dari berkas, folder pemindai, atau kamera</source>
   <translation>From a file, the scanner folder or a camera</translation>
  </message>
  <message>
   <source>Dari disk yang disalin, tidak dihitung</source>
   <translation>From a copied disk, not counted</translation>
  </message>
  <message>
   <source>Dari folder pemindai</source>
   <translation>From the scanner folder</translation>
  </message>
  <message>
   <source>Dari kertas terbaru; boleh kosong</source>
   <translation>From the newest paper; may be empty</translation>
  </message>
  <message>
   <source>Dari surat pusat, dimulai dengan https://</source>
   <translation>From the centre's letter, starts with https://</translation>
  </message>
  <message>
   <source>Dari tanggal</source>
   <translation>From</translation>
  </message>
  <message>
   <source>Dari {who}, dibuat {when}: {n} catatan, {size}.</source>
   <translation>From {who}, made {when}: {n} records, {size}.</translation>
  </message>
  <message>
   <source>Dasar</source>
   <translation>Ground</translation>
  </message>
  <message>
   <source>Dasar atau alasan</source>
   <translation>Basis or reason</translation>
  </message>
  <message>
   <source>Dasar hukum</source>
   <translation>Legal basis</translation>
  </message>
  <message>
   <source>Dasar penetapan</source>
   <translation>Adopting decree</translation>
  </message>
  <message>
   <source>Dasar tarif: {basis}</source>
   <translation>Basis of the tariff: {basis}</translation>
  </message>
  <message>
   <source>Data Anda</source>
   <translation>Your details</translation>
  </message>
  <message>
   <source>Data ini ditulis oleh program yang lebih baru.</source>
   <translation>This data was written by a newer program.</translation>
  </message>
  <message>
   <source>Data pribadi</source>
   <translation>Personal data</translation>
  </message>
  <message>
   <source>Data pribadi satu permohonan, dengan alasan, untuk waktu terbatas.</source>
   <translation>The personal data of one case, with a reason, for a limited time.</translation>
  </message>
  <message>
   <source>Data pribadi tidak ada di sini</source>
   <translation>Personal data is not held here</translation>
  </message>
  <message>
   <source>Data pribadi yang dibuka untuk pemeriksaan, dengan alasannya.</source>
   <translation>Personal data opened for inspection, with the reasons.</translation>
  </message>
  <message>
   <source>Data pribadi {count} catatan dimusnahkan. Tandatangani {file}.</source>
   <translation>Personal data of {count} records destroyed. Sign {file}.</translation>
  </message>
  <message>
   <source>Data pribadi {number} terbuka {n} menit; tercatat di log akses.</source>
   <translation>The personal data of {number} is open for {n} minutes; noted in the access log.</translation>
  </message>
  <message>
   <source>Datang langsung, tanpa antrean</source>
   <translation>Walk-in, without a queue</translation>
  </message>
  <message>
   <source>Delete menghapus tanda tangan</source>
   <translation>Delete clears the signature</translation>
  </message>
  <message>
   <source>Di balik angka</source>
   <translation>Behind the figure</translation>
  </message>
  <message>
   <source>Di bank {rupiah}</source>
   <translation>{rupiah} at the bank</translation>
  </message>
  <message>
   <source>Di berita acara</source>
   <translation>On the minutes</translation>
  </message>
  <message>
   <source>Di layar</source>
   <translation>On the screen</translation>
  </message>
  <message>
   <source>Di luar loket, dibayar kepada pihak lain: {costs}</source>
   <translation>Outside the counter, paid to others: {costs}</translation>
  </message>
  <message>
   <source>Di sini</source>
   <translation>Here</translation>
  </message>
  <message>
   <source>Diarahkan ke {place}; lembar arahan dicetak.</source>
   <translation>Referred to {place}; the slip is printed.</translation>
  </message>
  <message>
   <source>Dibatalkan</source>
   <translation>Voided</translation>
  </message>
  <message>
   <source>Dibayar dengan</source>
   <translation>Paid by</translation>
  </message>
  <message>
   <source>Dicabut</source>
   <translation>Withdrawn</translation>
  </message>
  <message>
   <source>Dicetak: {number}. Kertasnya keluar?</source>
   <translation>Printed: {number}. Did the paper come out?</translation>
  </message>
  <message>
   <source>Dicetak: {paper}.</source>
   <translation>Printed: {paper}.</translation>
  </message>
  <message>
   <source>Dicoba {time}, {file}</source>
   <translation>Tried {time}, {file}</translation>
  </message>
  <message>
   <source>Didapat dari: {place}</source>
   <translation>To be had from: {place}</translation>
  </message>
  <message>
   <source>Didisposisi ke instansi</source>
   <translation>Assigned to agency</translation>
  </message>
  <message>
   <source>Diganti</source>
   <translation>Replaced</translation>
  </message>
  <message>
   <source>Dihitung bersama</source>
   <translation>Counted with</translation>
  </message>
  <message>
   <source>Dihitung sejak</source>
   <translation>Counted from</translation>
  </message>
  <message>
   <source>Dihitung sejak dibayar</source>
   <translation>Counted from payment</translation>
  </message>
  <message>
   <source>Dihitung {counted}, kurang {difference}.</source>
   <translation>Counted {counted}, {difference} short.</translation>
  </message>
  <message>
   <source>Dihitung {counted}, lebih {difference}.</source>
   <translation>Counted {counted}, {difference} over.</translation>
  </message>
  <message>
   <source>Dihitung {counted}, tepat.</source>
   <translation>Counted {counted}, exact.</translation>
  </message>
  <message>
   <source>Dijanjikan {day}</source>
   <translation>Promised {day}</translation>
  </message>
  <message>
   <source>Dijawab paling lambat</source>
   <translation>To be answered by</translation>
  </message>
  <message>
   <source>Dikembalikan</source>
   <translation>Refunded</translation>
  </message>
  <message>
   <source>Dikenal dari permohonan sebelumnya</source>
   <translation>Known from an earlier application</translation>
  </message>
  <message>
   <source>Dikerjakan oleh</source>
   <translation>Worked on by</translation>
  </message>
  <message>
   <source>Dikesampingkan; aslinya tetap tersimpan.</source>
   <translation>Set aside; the original stays kept.</translation>
  </message>
  <message>
   <source>Dikuasakan</source>
   <translation>Represented</translation>
  </message>
  <message>
   <source>Dimulai dari isi standar yang berlaku; alasan diumumkan bersamanya.</source>
   <translation>Begins with the standard in force; the reason is published with it.</translation>
  </message>
  <message>
   <source>Diperlihatkan</source>
   <translation>Shown</translation>
  </message>
  <message>
   <source>Dipilih: {name}</source>
   <translation>Chosen: {name}</translation>
  </message>
  <message>
   <source>Dipindahkan</source>
   <translation>Transferred</translation>
  </message>
  <message>
   <source>Dipisah spasi, urut dari 1</source>
   <translation>Separated by spaces, in order from 1</translation>
  </message>
  <message>
   <source>Diproses</source>
   <translation>In process</translation>
  </message>
  <message>
   <source>Diputuskan</source>
   <translation>Decided</translation>
  </message>
  <message>
   <source>Direkam</source>
   <translation>Captured</translation>
  </message>
  <message>
   <source>Direkam di loket</source>
   <translation>Captured at the counter</translation>
  </message>
  <message>
   <source>Disebut kepada pemohon</source>
   <translation>Told to the applicant as</translation>
  </message>
  <message>
   <source>Diserahkan</source>
   <translation>Handed over</translation>
  </message>
  <message>
   <source>Diserahkan kepada</source>
   <translation>Given to</translation>
  </message>
  <message>
   <source>Disetujui</source>
   <translation>Approved</translation>
  </message>
  <message>
   <source>Disetujui oleh</source>
   <translation>Allowed by</translation>
  </message>
  <message>
   <source>Disetujui pejabat yang berwenang, produk dibuat</source>
   <translation>Approved by the official in charge; the product is made</translation>
  </message>
  <message>
   <source>Disetujui pemohon</source>
   <translation>The citizen agrees</translation>
  </message>
  <message>
   <source>Disetujui {name}</source>
   <translation>Approved by {name}</translation>
  </message>
  <message>
   <source>Disimpan sebagai {file}</source>
   <translation>Kept as {file}</translation>
  </message>
  <message>
   <source>Disimpan: {file}</source>
   <translation>Saved: {file}</translation>
  </message>
  <message>
   <source>Disisihkan</source>
   <translation>Set apart</translation>
  </message>
  <message>
   <source>Disisihkan: permohonan {number}</source>
   <translation>Set apart: application {number}</translation>
  </message>
  <message>
   <source>Dispensasi</source>
   <translation>Waiver</translation>
  </message>
  <message>
   <source>Dispensasi dari penyelia</source>
   <translation>Waiver by the supervisor</translation>
  </message>
  <message>
   <source>Disposisi</source>
   <translation>Disposition</translation>
  </message>
  <message>
   <source>Ditahan, ada dua versi</source>
   <translation>Held, two versions</translation>
  </message>
  <message>
   <source>Ditanyakan {name}, dijawab paling lambat {day}.</source>
   <translation>Asked by {name}, to be answered by {day}.</translation>
  </message>
  <message>
   <source>Ditemukan: komputer stasiun {station}. Tekan Pakai hub ini.</source>
   <translation>Found: the computer of station {station}. Press Use this hub.</translation>
  </message>
  <message>
   <source>Diterima</source>
   <translation>Accepted</translation>
  </message>
  <message>
   <source>Diterima oleh</source>
   <translation>Received by</translation>
  </message>
  <message>
   <source>Diterima pada</source>
   <translation>Received on</translation>
  </message>
  <message>
   <source>Diterima tunai</source>
   <translation>Taken in cash</translation>
  </message>
  <message>
   <source>Diteruskan ke</source>
   <translation>Handed to</translation>
  </message>
  <message>
   <source>Ditinggal untuk hari berikut</source>
   <translation>Left for the next day</translation>
  </message>
  <message>
   <source>Ditolak</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Ditulis ke {file}</source>
   <translation>Written to {file}</translation>
  </message>
  <message>
   <source>Ditulis oleh disk yang disalin, setelah kembarannya lebih dulu mengirim. Aslinya tetap tersimpan. Bila benar terjadi, masukkan kembali: menjadi catatan susulan dengan nomor baru yang menyebut nomor lamanya.</source>
   <translation>Written by a copied disk after its twin had sent first. The original stays kept. If it really happened, enter it again: it becomes a late record with a new number that names the old one.</translation>
  </message>
  <message>
   <source>Ditulis penerima: kapan dan bagaimana tanda terimanya hilang</source>
   <translation>Written by the receiver: when and how the receipt was lost</translation>
  </message>
  <message>
   <source>Ditunda</source>
   <translation>Set aside</translation>
  </message>
  <message>
   <source>Ditunggu sampai {day}</source>
   <translation>Awaited until {day}</translation>
  </message>
  <message>
   <source>Diumumkan: {gist}</source>
   <translation>Published: {gist}</translation>
  </message>
  <message>
   <source>Dokumen</source>
   <translation>Document</translation>
  </message>
  <message>
   <source>Draf</source>
   <translation>Draft</translation>
  </message>
  <message>
   <source>Draf Anda tersimpan. Kesalahan dicatat dengan nomor {reference}.</source>
   <translation>Your draft is saved. The error is on record as number {reference}.</translation>
  </message>
  <message>
   <source>Draf tanpa nama</source>
   <translation>Draft without a name</translation>
  </message>
  <message>
   <source>Draf tersimpan di komputer ini pukul {time}</source>
   <translation>Draft saved on this computer at {time}</translation>
  </message>
  <message>
   <source>Dua keputusan yang berbeda</source>
   <translation>Two differing decisions</translation>
  </message>
  <message>
   <source>Dua loket mencatat hal berbeda</source>
   <translation>Two counters recorded different things</translation>
  </message>
  <message>
   <source>EDC</source>
   <translation>EDC</translation>
  </message>
  <message>
   <source>Ekspor ke USB</source>
   <translation>Export to USB</translation>
  </message>
  <message>
   <source>Enam angka atau lebih</source>
   <translation>Six digits or more</translation>
  </message>
  <message>
   <source>Enam bulan terakhir</source>
   <translation>Last six months</translation>
  </message>
  <message>
   <source>Enter menuju isian kosong berikutnya</source>
   <translation>Enter goes to the next empty field</translation>
  </message>
  <message>
   <source>Enter saja bila uang pas, {total}</source>
   <translation>Just Enter if the amount is exact, {total}</translation>
  </message>
  <message>
   <source>Entri susulan dari kertas</source>
   <translation>Late entry from paper</translation>
  </message>
  <message>
   <source>Entri susulan dari kertas {source}: waktu dihitung sejak {when}.</source>
   <translation>Late entry from paper {source}: the time counts from {when}.</translation>
  </message>
  <message>
   <source>Fakta permohonan</source>
   <translation>Facts of the application</translation>
  </message>
  <message>
   <source>Fakta stasiun lain dan standar datang saat sinkron.</source>
   <translation>Facts of other stations and standards come with the next sync.</translation>
  </message>
  <message>
   <source>Folder cadangan</source>
   <translation>Backup folder</translation>
  </message>
  <message>
   <source>Folder cadangan tersimpan.</source>
   <translation>Backup folder saved.</translation>
  </message>
  <message>
   <source>Folder pemindai</source>
   <translation>Scanner folder</translation>
  </message>
  <message>
   <source>Formulir</source>
   <translation>Form</translation>
  </message>
  <message>
   <source>Formulir dan tanda terima.</source>
   <translation>Form and receipt.</translation>
  </message>
  <message>
   <source>Foto</source>
   <translation>Photo</translation>
  </message>
  <message>
   <source>Foto belum sampai di sini</source>
   <translation>The photo has not come here yet</translation>
  </message>
  <message>
   <source>Foto bukti bayar</source>
   <translation>Photo of the payment</translation>
  </message>
  <message>
   <source>Foto ini belum sampai di komputer ini. Sinkronkan, lalu buka lagi.</source>
   <translation>This photo has not come to this computer yet. Synchronise, then open it again.</translation>
  </message>
  <message>
   <source>Foto rusak di penyimpanan</source>
   <translation>The photo is damaged on the disk</translation>
  </message>
  <message>
   <source>Foto tidak untuk dilihat di sini</source>
   <translation>The photo is not for this station or role</translation>
  </message>
  <message>
   <source>Foto untuk</source>
   <translation>Photo of</translation>
  </message>
  <message>
   <source>Foto {n}</source>
   <translation>Photo {n}</translation>
  </message>
  <message>
   <source>Gabung ke pusat</source>
   <translation>Join a centre</translation>
  </message>
  <message>
   <source>Gagal</source>
   <translation>Failed</translation>
  </message>
  <message>
   <source>Gambar disimpan: {file}</source>
   <translation>Picture saved: {file}</translation>
  </message>
  <message>
   <source>Gangguan dicatat: waktu layanan berhenti.</source>
   <translation>Outage noted: the time of service stands still.</translation>
  </message>
  <message>
   <source>Gangguan: hentikan atau lanjutkan waktu</source>
   <translation>Outage: stop or resume the time</translation>
  </message>
  <message>
   <source>Ganti PIN</source>
   <translation>Change PIN</translation>
  </message>
  <message>
   <source>Gelap</source>
   <translation>Dark</translation>
  </message>
  <message>
   <source>Giliran dan isian ikut; pemohon tidak mengulang dari awal.</source>
   <translation>Place and entries go along; the citizen does not start again.</translation>
  </message>
  <message>
   <source>Gratis</source>
   <translation>Free</translation>
  </message>
  <message>
   <source>Gulungan 58 mm</source>
   <translation>58 mm roll</translation>
  </message>
  <message>
   <source>Gulungan 80 mm</source>
   <translation>80 mm roll</translation>
  </message>
  <message>
   <source>Hadap pemohon</source>
   <translation>Turn to the applicant</translation>
  </message>
  <message>
   <source>Hadapkan standar ke pemohon</source>
   <translation>Turn the standard to the applicant</translation>
  </message>
  <message>
   <source>Hak</source>
   <translation>Rights</translation>
  </message>
  <message>
   <source>Halaman 1 dari {count}</source>
   <translation>Page 1 of {count}</translation>
  </message>
  <message>
   <source>Halaman uji dikirim ke {printer}</source>
   <translation>Test page sent to {printer}</translation>
  </message>
  <message>
   <source>Halaman uji printer</source>
   <translation>Printer test page</translation>
  </message>
  <message>
   <source>Halaman untuk pemohon</source>
   <translation>Page for the applicant</translation>
  </message>
  <message>
   <source>Hanya Anda yang tahu. Admin dapat memberi PIN baru, tidak melihat yang lama.</source>
   <translation>Only you know it. The admin can set a new PIN but never see the old one.</translation>
  </message>
  <message>
   <source>Hanya admin yang dapat mengubahnya.</source>
   <translation>Only an admin can change this.</translation>
  </message>
  <message>
   <source>Hanya bila diserahkan tersegel ke giliran berikut.</source>
   <translation>Only when handed to the next shift under seal.</translation>
  </message>
  <message>
   <source>Hanya bila uang kecil habis.</source>
   <translation>Only when small money has run out.</translation>
  </message>
  <message>
   <source>Hanya bila: {flags}</source>
   <translation>Only if: {flags}</translation>
  </message>
  <message>
   <source>Hanya dapat dibaca</source>
   <translation>Read only</translation>
  </message>
  <message>
   <source>Hanya yang berubah</source>
   <translation>Changes only</translation>
  </message>
  <message>
   <source>Hapus</source>
   <translation>Remove</translation>
  </message>
  <message>
   <source>Hapus atau pindahkan berkas besar dari disk ini, bukan dari folder data.</source>
   <translation>Delete or move large files from this disk, not from the data folder.</translation>
  </message>
  <message>
   <source>Hapus satu angka</source>
   <translation>Delete one digit</translation>
  </message>
  <message>
   <source>Hari</source>
   <translation>Day</translation>
  </message>
  <message>
   <source>Hari baru</source>
   <translation>New day</translation>
  </message>
  <message>
   <source>Hari kerja kantor belum diatur</source>
   <translation>The office's working days are not set</translation>
  </message>
  <message>
   <source>Hari kerja ke depan</source>
   <translation>Working days ahead</translation>
  </message>
  <message>
   <source>Hari terakhir masukan</source>
   <translation>Last day for comments</translation>
  </message>
  <message>
   <source>Hasil</source>
   <translation>Results</translation>
  </message>
  <message>
   <source>Hasil dan grafik tampil mulai {n} responden, supaya jawaban seseorang tidak dapat ditebak. Tanyakan survei di layar pemohon, pasang kios, atau ketik dari kertas.</source>
   <translation>Results and charts are shown from {n} respondents, so that nobody's answer can be guessed. Ask the survey on the second window, set up a kiosk, or type in paper forms.</translation>
  </message>
  <message>
   <source>Hasil latihan</source>
   <translation>How the practice went</translation>
  </message>
  <message>
   <source>Hasil pemeriksaan</source>
   <translation>Outcome of the check</translation>
  </message>
  <message>
   <source>Hasil survei</source>
   <translation>Survey results</translation>
  </message>
  <message>
   <source>Hasil tampil mulai {n} responden.</source>
   <translation>Results show from {n} respondents.</translation>
  </message>
  <message>
   <source>Hentikan</source>
   <translation>Stop</translation>
  </message>
  <message>
   <source>Hentikan pengiriman</source>
   <translation>Stop sending</translation>
  </message>
  <message>
   <source>Hilang oleh pemohon</source>
   <translation>Lost by the applicant</translation>
  </message>
  <message>
   <source>Hitung modal awal, lalu F12. Pecahan yang tidak ada dibiarkan kosong.</source>
   <translation>Count the float, then F12. Leave empty what is not there.</translation>
  </message>
  <message>
   <source>Hitung, jelaskan selisih, tutup berdua.</source>
   <translation>Count, explain the difference, close by two.</translation>
  </message>
  <message>
   <source>Hitungan penutupan</source>
   <translation>Count at closing</translation>
  </message>
  <message>
   <source>Hub</source>
   <translation>Hub</translation>
  </message>
  <message>
   <source>Hub cabang</source>
   <translation>Branch hub</translation>
  </message>
  <message>
   <source>Hub tidak menjawab: loket lain dapat memanggilnya juga.</source>
   <translation>The hub does not answer: another counter may call it too.</translation>
  </message>
  <message>
   <source>Hub: komputer stasiun {station}, {address}</source>
   <translation>Hub: the computer of station {station}, {address}</translation>
  </message>
  <message>
   <source>Hubungan dengan pemohon</source>
   <translation>Relation to the applicant</translation>
  </message>
  <message>
   <source>Hubungan pendamping</source>
   <translation>Relation of the companion</translation>
  </message>
  <message>
   <source>Huruf besar</source>
   <translation>Large letters</translation>
  </message>
  <message>
   <source>Huruf biasa</source>
   <translation>Usual letters</translation>
  </message>
  <message>
   <source>Ikut komputer</source>
   <translation>As the computer</translation>
  </message>
  <message>
   <source>Impor</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>Impor berkas</source>
   <translation>Import a file</translation>
  </message>
  <message>
   <source>Impor lagi</source>
   <translation>Import again</translation>
  </message>
  <message>
   <source>Indeks</source>
   <translation>Index</translation>
  </message>
  <message>
   <source>Indeks kepuasan</source>
   <translation>Satisfaction index</translation>
  </message>
  <message>
   <source>Ini berkas</source>
   <translation>This is</translation>
  </message>
  <message>
   <source>Instansi</source>
   <translation>Agency</translation>
  </message>
  <message>
   <source>Instansi tujuan</source>
   <translation>Agency</translation>
  </message>
  <message>
   <source>Instansi yang antreannya dipanggil di loket ini. Tanpa pilihan: semua.</source>
   <translation>Agencies whose tickets this counter calls. None chosen: all.</translation>
  </message>
  <message>
   <source>Instansi yang sama</source>
   <translation>The same agency</translation>
  </message>
  <message>
   <source>Instruksi</source>
   <translation>Instruction</translation>
  </message>
  <message>
   <source>Instruksi dan tenggat untuk petugas lain</source>
   <translation>Instruction and day for another officer</translation>
  </message>
  <message>
   <source>Isi aduan dibaca pengawas</source>
   <translation>Supervisors read complaints</translation>
  </message>
  <message>
   <source>Isi dibaca oleh yang menanggapi</source>
   <translation>Read by those who answer</translation>
  </message>
  <message>
   <source>Isi jam, misalnya 09.30.</source>
   <translation>Enter a time, such as 09.30.</translation>
  </message>
  <message>
   <source>Isi jumlah menit.</source>
   <translation>Enter the minutes.</translation>
  </message>
  <message>
   <source>Isi kantong</source>
   <translation>What is in the bag</translation>
  </message>
  <message>
   <source>Isi laporan</source>
   <translation>What happened</translation>
  </message>
  <message>
   <source>Isi masukan</source>
   <translation>The comment</translation>
  </message>
  <message>
   <source>Isi nomor loket atau pilih instansi tujuan.</source>
   <translation>Enter a counter or choose an agency.</translation>
  </message>
  <message>
   <source>Isi nomor loket lain, 1 sampai 99.</source>
   <translation>Enter another counter, 1 to 99.</translation>
  </message>
  <message>
   <source>Isi petugas, loket, dan tanggal, lalu tempatkan.</source>
   <translation>Fill in officer, counter and date, then place them.</translation>
  </message>
  <message>
   <source>Isi rancangan masih sama dengan standar yang berlaku.</source>
   <translation>The draft is still the same as the standard in force.</translation>
  </message>
  <message>
   <source>Isi tanggal, misalnya 02-11-2026.</source>
   <translation>Give the date, for example 02-11-2026.</translation>
  </message>
  <message>
   <source>Isi tanggal, misalnya 24-11-2026.</source>
   <translation>Enter a date, such as 24-11-2026.</translation>
  </message>
  <message>
   <source>Isi, batas waktu, dan langkah berikutnya tampil di sini.</source>
   <translation>Its words, due dates and next steps are shown here.</translation>
  </message>
  <message>
   <source>Isian {name}</source>
   <translation>Typed by {name}</translation>
  </message>
  <message>
   <source>Isian {name} untuk kunjungan ini</source>
   <translation>What {name} typed for this visit</translation>
  </message>
  <message>
   <source>Isian {ticket} ada di loket {n}. F5 mengalihkannya ke sana; atau ketik lagi.</source>
   <translation>What was typed for {ticket} is at counter {n}. F5 sends the visit there; or type it again.</translation>
  </message>
  <message>
   <source>Isinya tidak ada di stasiun ini.</source>
   <translation>Its words are not at this station.</translation>
  </message>
  <message>
   <source>Istirahat</source>
   <translation>Break</translation>
  </message>
  <message>
   <source>Istirahat loket</source>
   <translation>Counter break</translation>
  </message>
  <message>
   <source>Jabatan</source>
   <translation>Position</translation>
  </message>
  <message>
   <source>Jadwal loket</source>
   <translation>Counter seats</translation>
  </message>
  <message>
   <source>Jadwal tersimpan.</source>
   <translation>Seats saved.</translation>
  </message>
  <message>
   <source>Jalan ke pusat</source>
   <translation>Way to the centre</translation>
  </message>
  <message>
   <source>Jam</source>
   <translation>Time</translation>
  </message>
  <message>
   <source>Jam buka dan waktu daring</source>
   <translation>Hours and online times</translation>
  </message>
  <message>
   <source>Jam buka dan waktu daring disimpan.</source>
   <translation>Hours and online times saved.</translation>
  </message>
  <message>
   <source>Jam komputer diragukan</source>
   <translation>The computer's clock is doubtful</translation>
  </message>
  <message>
   <source>Jam komputer: {time}</source>
   <translation>The computer's clock: {time}</translation>
  </message>
  <message>
   <source>Jam sekarang</source>
   <translation>The time now</translation>
  </message>
  <message>
   <source>Jam, misalnya 09.30 (kosong: kapan saja)</source>
   <translation>Time, such as 09.30 (empty: any time)</translation>
  </message>
  <message>
   <source>Jangan beri waktu daring dulu</source>
   <translation>Give no times online for now</translation>
  </message>
  <message>
   <source>Jangan menghapus apa pun di folder data.</source>
   <translation>Do not delete anything in the data folder.</translation>
  </message>
  <message>
   <source>Janji</source>
   <translation>Promise</translation>
  </message>
  <message>
   <source>Janji dan batas waktu dihitung sejak saat tertulis di kertas; nomornya nomor hari ini.</source>
   <translation>Promise and limits count from the time on the paper; the number is one of today.</translation>
  </message>
  <message>
   <source>Janji ditepati</source>
   <translation>Promises kept</translation>
  </message>
  <message>
   <source>Janji hari ini atau lewat</source>
   <translation>Promise of today or missed</translation>
  </message>
  <message>
   <source>Janji selesai {date}</source>
   <translation>Promised for {date}</translation>
  </message>
  <message>
   <source>Janji temu</source>
   <translation>Appointment</translation>
  </message>
  <message>
   <source>Janji temu {code}, {date}.</source>
   <translation>Appointment {code}, {date}.</translation>
  </message>
  <message>
   <source>Janji tidak ditepati: alasan dipilih, pemohon diberi tahu</source>
   <translation>Promise not kept: choose a reason, tell the citizen</translation>
  </message>
  <message>
   <source>Janji {day} terlewat</source>
   <translation>Promise of {day} broken</translation>
  </message>
  <message>
   <source>Janji, kertas, dan keterlambatan mengikuti waktu ini.</source>
   <translation>Promises, papers and lateness go by this time.</translation>
  </message>
  <message>
   <source>Jatuh tempo</source>
   <translation>Coming due</translation>
  </message>
  <message>
   <source>Jatuh tempo hari ini</source>
   <translation>Due today</translation>
  </message>
  <message>
   <source>Jatuh tempo {day}</source>
   <translation>Due {day}</translation>
  </message>
  <message>
   <source>Jawab 1 bila kertas keluar; setiap kertas berbunyi CONTOH.</source>
   <translation>Answer 1 if the paper came out; every paper says CONTOH.</translation>
  </message>
  <message>
   <source>Jawab dengan PIN</source>
   <translation>Answer by PIN</translation>
  </message>
  <message>
   <source>Jawab pertanyaan</source>
   <translation>Answer the question</translation>
  </message>
  <message>
   <source>Jawab tiap berkas dengan satu tombol; 9 pengecualian dengan PIN penyelia.</source>
   <translation>Answer each paper with one key; 9 is an exception with the supervisor's PIN.</translation>
  </message>
  <message>
   <source>Jawaban</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>Jawaban Anda disimpan tanpa nama dan tanpa jam, dan baru dihitung setelah tutup hari bersama jawaban orang lain.</source>
   <translation>Your answers are kept without name or time, and counted after the closing together with those of others.</translation>
  </message>
  <message>
   <source>Jawaban atau alasan</source>
   <translation>Answer or reason</translation>
  </message>
  <message>
   <source>Jawaban kertas masuk.</source>
   <translation>The paper form was taken in.</translation>
  </message>
  <message>
   <source>Jawaban tercatat.</source>
   <translation>Answer noted.</translation>
  </message>
  <message>
   <source>Jawaban untuk pertanyaan pertama setiap petugas bantuan.</source>
   <translation>Answers to the first questions of any help desk.</translation>
  </message>
  <message>
   <source>Jawaban: {answer}</source>
   <translation>Answer: {answer}</translation>
  </message>
  <message>
   <source>Jawaban: {file}</source>
   <translation>Answer: {file}</translation>
  </message>
  <message>
   <source>Jawaban: {title}. {lines} Sumber: {source}</source>
   <translation>Answer: {title}. {lines} Source: {source}</translation>
  </message>
  <message>
   <source>Jelaskan nomor</source>
   <translation>Explain the number</translation>
  </message>
  <message>
   <source>Jenis</source>
   <translation>Kind</translation>
  </message>
  <message>
   <source>Jenis kelamin</source>
   <translation>Sex</translation>
  </message>
  <message>
   <source>Judul</source>
   <translation>Title</translation>
  </message>
  <message>
   <source>Jumat</source>
   <translation>Friday</translation>
  </message>
  <message>
   <source>Jumlah</source>
   <translation>Amount</translation>
  </message>
  <message>
   <source>Jumlah (rupiah)</source>
   <translation>Amount (rupiah)</translation>
  </message>
  <message>
   <source>Jumlah hitungan</source>
   <translation>Sum of the count</translation>
  </message>
  <message>
   <source>Jumlah jam</source>
   <translation>Hours</translation>
  </message>
  <message>
   <source>Jumlah menurut surat ketetapan</source>
   <translation>Amount by the assessment letter</translation>
  </message>
  <message>
   <source>Jumlah pasang</source>
   <translation>How many pairs</translation>
  </message>
  <message>
   <source>Jurnal berubah pada catatan {seq} stasiun {station}. Jangan lanjutkan; pulihkan cadangan.</source>
   <translation>The journal was changed at record {seq} of station {station}. Do not go on; restore a backup.</translation>
  </message>
  <message>
   <source>Jurnal berubah sejak kas ditutup: rantai {chain}, entri {seq}. Beri tahu admin. Kas dapat dibuka dengan alasan dan menjadi temuan.</source>
   <translation>The journal changed since the drawer was closed: chain {chain}, entry {seq}. Tell the admin. The drawer can be opened with a reason; it becomes a finding.</translation>
  </message>
  <message>
   <source>Jurnal utuh: {entries} catatan dari {stations} stasiun.</source>
   <translation>Journal whole: {entries} records of {stations} stations.</translation>
  </message>
  <message>
   <source>KTP-el asli</source>
   <translation>Original ID card</translation>
  </message>
  <message>
   <source>Kami sanggup melayani sesuai standar, memperbaiki diri terus-menerus, dan menerima sanksi bila lalai.</source>
   <translation>We serve by the standard, keep improving ourselves, and accept the sanction if we fail.</translation>
  </message>
  <message>
   <source>Kamis</source>
   <translation>Thursday</translation>
  </message>
  <message>
   <source>Kantor</source>
   <translation>Office</translation>
  </message>
  <message>
   <source>Kantor contoh dengan petugas, standar pelayanan dan permohonan. Kertas diberi tanda data contoh. Dapat dihapus kapan saja.</source>
   <translation>A sample office with officers, service standards and applications. Its papers are marked as samples. Delete it at any time.</translation>
  </message>
  <message>
   <source>Kantor contoh siap</source>
   <translation>The sample office is ready</translation>
  </message>
  <message>
   <source>Kantor ini</source>
   <translation>This office</translation>
  </message>
  <message>
   <source>Kantor {code}</source>
   <translation>Office {code}</translation>
  </message>
  <message>
   <source>Kantor, nomor stasiun, admin pertama dengan PIN, kata pemulihan, pusat, dan uji printer. Kira-kira lima menit.</source>
   <translation>Office, station number, first admin with a PIN, recovery words, centre and printer test. About five minutes.</translation>
  </message>
  <message>
   <source>Kas</source>
   <translation>Cash</translation>
  </message>
  <message>
   <source>Kas belum dibuka</source>
   <translation>The drawer is not open</translation>
  </message>
  <message>
   <source>Kas dibuka dengan {rupiah}.</source>
   <translation>Drawer opened with {rupiah}.</translation>
  </message>
  <message>
   <source>Kas ditutup: {number}. Setor {rupiah} paling lambat {day}.</source>
   <translation>Drawer closed: {number}. Pay in {rupiah} by {day}.</translation>
  </message>
  <message>
   <source>Kas tersegel dalam kantong {bag}.</source>
   <translation>Drawer sealed in bag {bag}.</translation>
  </message>
  <message>
   <source>Kas yang sudah ditutup</source>
   <translation>Closed drawers</translation>
  </message>
  <message>
   <source>Kas {day}</source>
   <translation>Drawer of {day}</translation>
  </message>
  <message>
   <source>Kas {day} belum ditutup. Hitung dan tutup dahulu di Penutupan.</source>
   <translation>The drawer of {day} was not closed. Count and close it first under Closing.</translation>
  </message>
  <message>
   <source>Kas {day} cocok.</source>
   <translation>The drawer of {day} agrees.</translation>
  </message>
  <message>
   <source>Kasus</source>
   <translation>Case</translation>
  </message>
  <message>
   <source>Kata ke-{number}</source>
   <translation>Word {number}</translation>
  </message>
  <message>
   <source>Kata pelapor</source>
   <translation>The reporter's words</translation>
  </message>
  <message>
   <source>Kata pemohon, misalnya KTP hilang</source>
   <translation>The applicant's words, for example KTP hilang</translation>
  </message>
  <message>
   <source>Kata pemohon, nomor yang kembali, atau kode dan nama janji temu.</source>
   <translation>The citizen's words, a number that is back, or code or name of an appointment.</translation>
  </message>
  <message>
   <source>Kata pemulihan</source>
   <translation>Recovery words</translation>
  </message>
  <message>
   <source>Kata pemulihan baru berlaku.</source>
   <translation>The new recovery words are in force.</translation>
  </message>
  <message>
   <source>Kata yang baru membuat lembar lama tidak berlaku lagi.</source>
   <translation>New words make the old sheet worthless.</translation>
  </message>
  <message>
   <source>Ke mana</source>
   <translation>Where to</translation>
  </message>
  <message>
   <source>Keadaan</source>
   <translation>State</translation>
  </message>
  <message>
   <source>Keadaan berkas ini</source>
   <translation>State of this file</translation>
  </message>
  <message>
   <source>Keadaan kahar</source>
   <translation>Force majeure</translation>
  </message>
  <message>
   <source>Keadaan sebelum berbeda yang berlaku; produk dan uang ditahan</source>
   <translation>The state before they differed counts; product and money are held</translation>
  </message>
  <message>
   <source>Keadaan sebelum keduanya yang berlaku sampai diputuskan.</source>
   <translation>The state before both stands until it is decided.</translation>
  </message>
  <message>
   <source>Keadaan sinkron</source>
   <translation>State of the sync</translation>
  </message>
  <message>
   <source>Keberatan</source>
   <translation>Objection</translation>
  </message>
  <message>
   <source>Kecamatan tempat tinggal (bila ada)</source>
   <translation>District of residence (if any)</translation>
  </message>
  <message>
   <source>Kedaluwarsa</source>
   <translation>Expired</translation>
  </message>
  <message>
   <source>Kedua catatan tetap tersimpan</source>
   <translation>Both records stay on file</translation>
  </message>
  <message>
   <source>Keduanya tetap tercatat.</source>
   <translation>Both stay on record.</translation>
  </message>
  <message>
   <source>Kelas</source>
   <translation>Class</translation>
  </message>
  <message>
   <source>Keluar dibawa petugas, masuk di tempatnya</source>
   <translation>Out with an officer, in at its place</translation>
  </message>
  <message>
   <source>Keluar utuh</source>
   <translation>Came out whole</translation>
  </message>
  <message>
   <source>Keluar, saya bawa</source>
   <translation>Out, with me</translation>
  </message>
  <message>
   <source>Keluarga</source>
   <translation>Family</translation>
  </message>
  <message>
   <source>Kemampuan</source>
   <translation>Competence</translation>
  </message>
  <message>
   <source>Kemarin ditinggal {rupiah}. Jurnal utuh sejak penutupan itu.</source>
   <translation>{rupiah} were left at the last closing. The journal is whole since then.</translation>
  </message>
  <message>
   <source>Kembali</source>
   <translation>Back</translation>
  </message>
  <message>
   <source>Kembali dari istirahat</source>
   <translation>Back from the break</translation>
  </message>
  <message>
   <source>Kembali dengan Esc.</source>
   <translation>Go back with Esc.</translation>
  </message>
  <message>
   <source>Kembali ke daftar yang belum dikerjakan</source>
   <translation>Back to the list of cases nobody has</translation>
  </message>
  <message>
   <source>Kembali ke laporan</source>
   <translation>Back to the report</translation>
  </message>
  <message>
   <source>Kembali ke loket sebelumnya</source>
   <translation>Back to the counter before</translation>
  </message>
  <message>
   <source>Kembali ke pekerjaan</source>
   <translation>Back to work</translation>
  </message>
  <message>
   <source>Kembali ke petugas</source>
   <translation>Back to the officer</translation>
  </message>
  <message>
   <source>Kembali melayani</source>
   <translation>Serve again</translation>
  </message>
  <message>
   <source>Kembali {amount}</source>
   <translation>Change {amount}</translation>
  </message>
  <message>
   <source>Kembalian</source>
   <translation>Change</translation>
  </message>
  <message>
   <source>Kembalian belum diserahkan</source>
   <translation>Change still owed</translation>
  </message>
  <message>
   <source>Kembalian diserahkan kemudian</source>
   <translation>Change handed over later</translation>
  </message>
  <message>
   <source>Kembalian yang belum diserahkan</source>
   <translation>Change still owed</translation>
  </message>
  <message>
   <source>Kembalikan</source>
   <translation>Return</translation>
  </message>
  <message>
   <source>Kembalikan, berkas keliru</source>
   <translation>Send back, papers wrong</translation>
  </message>
  <message>
   <source>Kepada</source>
   <translation>To</translation>
  </message>
  <message>
   <source>Kepala kantor</source>
   <translation>Head of office</translation>
  </message>
  <message>
   <source>Keperluan</source>
   <translation>Need</translation>
  </message>
  <message>
   <source>Keperluan belum dipilih</source>
   <translation>No need chosen yet</translation>
  </message>
  <message>
   <source>Kepuasan</source>
   <translation>Satisfaction</translation>
  </message>
  <message>
   <source>Kepuasan per unsur</source>
   <translation>Satisfaction by element</translation>
  </message>
  <message>
   <source>Kepuasan: lembar publikasi</source>
   <translation>Satisfaction: publication sheet</translation>
  </message>
  <message>
   <source>Kepuasan: mode kios</source>
   <translation>Satisfaction: kiosk mode</translation>
  </message>
  <message>
   <source>Keputusan</source>
   <translation>Decision</translation>
  </message>
  <message>
   <source>Keputusan sebelumnya diurungkan</source>
   <translation>The earlier decision is undone</translation>
  </message>
  <message>
   <source>Keputusan yang dipakai</source>
   <translation>The decision that counts</translation>
  </message>
  <message>
   <source>Kerjakan</source>
   <translation>Begin</translation>
  </message>
  <message>
   <source>Kertas</source>
   <translation>Papers</translation>
  </message>
  <message>
   <source>Kertas belum dipastikan</source>
   <translation>Paper not confirmed</translation>
  </message>
  <message>
   <source>Kertas darurat</source>
   <translation>Paper kit</translation>
  </message>
  <message>
   <source>Kertas habis</source>
   <translation>Out of paper</translation>
  </message>
  <message>
   <source>Kertas habis tercatat. Isi kertas, lalu cetak lagi.</source>
   <translation>Out of paper, recorded. Refill, then print again.</translation>
  </message>
  <message>
   <source>Kertas keluar?</source>
   <translation>Did it come out?</translation>
  </message>
  <message>
   <source>Kertas sedang dibuat.</source>
   <translation>The paper is being made.</translation>
  </message>
  <message>
   <source>Kertas selalu dalam bahasa Indonesia.</source>
   <translation>Papers are always in Indonesian.</translation>
  </message>
  <message>
   <source>Kertas sudah di tangan pemohon. Cetakan berikutnya: SALINAN.</source>
   <translation>The paper is in the applicant's hands. The next print is a COPY.</translation>
  </message>
  <message>
   <source>Kertas sudah dikirim ke pencetak.</source>
   <translation>The paper was sent to the printer.</translation>
  </message>
  <message>
   <source>Kertas tanda terima</source>
   <translation>Receipt paper</translation>
  </message>
  <message>
   <source>Kertas yang belum keluar tidak pernah tercetak sendiri kemudian.</source>
   <translation>A paper that did not come out never prints by itself later.</translation>
  </message>
  <message>
   <source>Kertas yang dicetak</source>
   <translation>Printed papers</translation>
  </message>
  <message>
   <source>Kertas {size}</source>
   <translation>Paper {size}</translation>
  </message>
  <message>
   <source>Kertas {source}: mulai kunjungan tanpa nomor antrean, lalu Entri susulan dari kertas.</source>
   <translation>Paper {source}: begin a visit without a number, then Late entry from paper.</translation>
  </message>
  <message>
   <source>Kertas {state}.</source>
   <translation>Paper {state}.</translation>
  </message>
  <message>
   <source>Kertasnya</source>
   <translation>The paper is</translation>
  </message>
  <message>
   <source>Kesampingkan</source>
   <translation>Set aside</translation>
  </message>
  <message>
   <source>Kesehatan stasiun</source>
   <translation>Health of the stations</translation>
  </message>
  <message>
   <source>Keterangan</source>
   <translation>Remark</translation>
  </message>
  <message>
   <source>Keterangan (boleh kosong)</source>
   <translation>Remark (may stay empty)</translation>
  </message>
  <message>
   <source>Ketik 24 kata dari lembar pemulihan. Admin pertama mendapat PIN baru di komputer ini.</source>
   <translation>Type the 24 words of the recovery sheet. The first admin gets a new PIN on this computer.</translation>
  </message>
  <message>
   <source>Ketik dari kertas</source>
   <translation>Type in paper forms</translation>
  </message>
  <message>
   <source>Ketik dari kertas: {survey}</source>
   <translation>From paper: {survey}</translation>
  </message>
  <message>
   <source>Ketik di Loket</source>
   <translation>Type in at the counter</translation>
  </message>
  <message>
   <source>Ketik dua huruf, lalu Enter</source>
   <translation>Type two letters, then Enter</translation>
  </message>
  <message>
   <source>Ketik keperluan, misalnya: ktp hilang</source>
   <translation>Type the need, for example: ktp hilang</translation>
  </message>
  <message>
   <source>Ketik kodenya dahulu.</source>
   <translation>Type the code first.</translation>
  </message>
  <message>
   <source>Ketik sekali lagi</source>
   <translation>Type it once more</translation>
  </message>
  <message>
   <source>Kios survei</source>
   <translation>Survey kiosk</translation>
  </message>
  <message>
   <source>Kirim pertanyaan</source>
   <translation>Send the question</translation>
  </message>
  <message>
   <source>Kirim sekarang</source>
   <translation>Send now</translation>
  </message>
  <message>
   <source>Kirim tanggapan</source>
   <translation>Send the reply</translation>
  </message>
  <message>
   <source>Kode JRA</source>
   <translation>Schedule code (JRA)</translation>
  </message>
  <message>
   <source>Kode atau nama</source>
   <translation>Code or name</translation>
  </message>
  <message>
   <source>Kode billing</source>
   <translation>Billing code</translation>
  </message>
  <message>
   <source>Kode billing atau NTPN</source>
   <translation>Billing code or NTPN</translation>
  </message>
  <message>
   <source>Kode billing atau VA</source>
   <translation>Billing code or VA</translation>
  </message>
  <message>
   <source>Kode billing atau VA untuk permohonan yang menunggu bayar</source>
   <translation>Billing code or VA for an application that awaits payment</translation>
  </message>
  <message>
   <source>Kode billing, VA, QRIS, dan kartu menurut daftar bank atau SIMPONI.</source>
   <translation>Billing codes, VA, QRIS and cards by the list of the bank or SIMPONI.</translation>
  </message>
  <message>
   <source>Kode etik</source>
   <translation>Code of conduct</translation>
  </message>
  <message>
   <source>Kode etik yang baru</source>
   <translation>The new code of conduct</translation>
  </message>
  <message>
   <source>Kode instansi dipisah spasi; kosong berarti semua</source>
   <translation>Agency codes with spaces; empty means all</translation>
  </message>
  <message>
   <source>Kode kantor</source>
   <translation>Office code</translation>
  </message>
  <message>
   <source>Kode kesalahan: {code}</source>
   <translation>Error code: {code}</translation>
  </message>
  <message>
   <source>Kode lacak</source>
   <translation>Tracking code</translation>
  </message>
  <message>
   <source>Kode lacak, hanya tampil sekarang</source>
   <translation>Tracking code, shown only now</translation>
  </message>
  <message>
   <source>Kode layanan atau instansi</source>
   <translation>Code of service or agency</translation>
  </message>
  <message>
   <source>Kode pendaftaran</source>
   <translation>Enrolment code</translation>
  </message>
  <message>
   <source>Kode petugas kedua</source>
   <translation>Code of the second officer</translation>
  </message>
  <message>
   <source>Kode survei di tanda terima</source>
   <translation>Survey code on the receipt</translation>
  </message>
  <message>
   <source>Kode wilayah</source>
   <translation>Region code</translation>
  </message>
  <message>
   <source>Kode {code} dicatat; kode yang lama, bila ada, sudah mati.</source>
   <translation>Code {code} noted; the old one, if any, is dead.</translation>
  </message>
  <message>
   <source>Komponen standar</source>
   <translation>Component of the standard</translation>
  </message>
  <message>
   <source>Komputer ini belum punya data loket.</source>
   <translation>This computer has no counter data yet.</translation>
  </message>
  <message>
   <source>Komputer pengganti: berkas cadangan, 24 kata dari brankas, dan PIN baru admin. Nomor berlanjut dengan huruf seri berikutnya.</source>
   <translation>A spare computer: the backup file, the 24 words from the safe and a new PIN for the admin. Numbers go on with the next series letter.</translation>
  </message>
  <message>
   <source>Konsultasi tersimpan.</source>
   <translation>Consultation saved.</translation>
  </message>
  <message>
   <source>Kontak</source>
   <translation>Contact</translation>
  </message>
  <message>
   <source>Kontak terakhir</source>
   <translation>Last contact</translation>
  </message>
  <message>
   <source>Kontak terakhir {time}</source>
   <translation>Last contact {time}</translation>
  </message>
  <message>
   <source>Kontak terakhir {time}, {through}.</source>
   <translation>Last contact {time}, {through}.</translation>
  </message>
  <message>
   <source>Kontras tinggi</source>
   <translation>High contrast</translation>
  </message>
  <message>
   <source>Koreksi hari yang sudah ditutup</source>
   <translation>Correction of closed days</translation>
  </message>
  <message>
   <source>Kosong berarti seluruhnya.</source>
   <translation>Empty means all of it.</translation>
  </message>
  <message>
   <source>Kosong bila semuanya sesuai</source>
   <translation>Empty if everything is as listed</translation>
  </message>
  <message>
   <source>Kosong: sampai diakhiri</source>
   <translation>Empty: until ended</translation>
  </message>
  <message>
   <source>Kosong: tanpa batas</source>
   <translation>Empty: no end</translation>
  </message>
  <message>
   <source>Kosong: tanpa jadwal</source>
   <translation>Empty: no schedule</translation>
  </message>
  <message>
   <source>Kosongkan bila ke instansi lain.</source>
   <translation>Leave empty for another agency.</translation>
  </message>
  <message>
   <source>Kosongkan tempat sampah komputer.</source>
   <translation>Empty the computer's trash.</translation>
  </message>
  <message>
   <source>Kuasa</source>
   <translation>Representative</translation>
  </message>
  <message>
   <source>Kuitansi</source>
   <translation>Payment receipt</translation>
  </message>
  <message>
   <source>Kuitansi {number}</source>
   <translation>Payment receipt {number}</translation>
  </message>
  <message>
   <source>Kunci</source>
   <translation>Lock</translation>
  </message>
  <message>
   <source>Kunci layar</source>
   <translation>Lock the screen</translation>
  </message>
  <message>
   <source>Kunci layar setelah</source>
   <translation>Lock the screen after</translation>
  </message>
  <message>
   <source>Kunjungan</source>
   <translation>Visit</translation>
  </message>
  <message>
   <source>Kunjungan ditunda dengan tempatnya.</source>
   <translation>The visit is set aside with its place.</translation>
  </message>
  <message>
   <source>Kurang</source>
   <translation>Missing</translation>
  </message>
  <message>
   <source>Kurang berkas</source>
   <translation>Papers missing</translation>
  </message>
  <message>
   <source>Label map {number}</source>
   <translation>Folder label {number}</translation>
  </message>
  <message>
   <source>Lacak atau tanggapi dengan kode</source>
   <translation>Track or reply by code</translation>
  </message>
  <message>
   <source>Lacak dengan kode</source>
   <translation>Track by code</translation>
  </message>
  <message>
   <source>Laci</source>
   <translation>Drawer</translation>
  </message>
  <message>
   <source>Laci kas</source>
   <translation>Cash drawer</translation>
  </message>
  <message>
   <source>Lainnya</source>
   <translation>Other</translation>
  </message>
  <message>
   <source>Laki-laki</source>
   <translation>Male</translation>
  </message>
  <message>
   <source>Lama</source>
   <translation>How long</translation>
  </message>
  <message>
   <source>Lama (menit)</source>
   <translation>Minutes</translation>
  </message>
  <message>
   <source>Lama dalam menit</source>
   <translation>Length in minutes</translation>
  </message>
  <message>
   <source>Lampiran</source>
   <translation>Attachments</translation>
  </message>
  <message>
   <source>Lampiran ditarik; faktanya tetap tercatat.</source>
   <translation>Attachment withdrawn; its fact stays.</translation>
  </message>
  <message>
   <source>Lampiran lain</source>
   <translation>Another attachment</translation>
  </message>
  <message>
   <source>Lampirkan berkas</source>
   <translation>Attach a file</translation>
  </message>
  <message>
   <source>Lampirkan bukti bayar</source>
   <translation>Attach proof of payment</translation>
  </message>
  <message>
   <source>Langkah</source>
   <translation>Steps</translation>
  </message>
  <message>
   <source>Langkah Lampirkan berkas menyimpan pindaian atau foto.</source>
   <translation>The step Attach a file keeps a scan or photo.</translation>
  </message>
  <message>
   <source>Langkah berikutnya</source>
   <translation>Next step</translation>
  </message>
  <message>
   <source>Langkah yang dapat dilakukan</source>
   <translation>Steps that can be taken</translation>
  </message>
  <message>
   <source>Langkah {number} dari {all}</source>
   <translation>Step {number} of {all}</translation>
  </message>
  <message>
   <source>Langkah {n} dari {all}: {name}</source>
   <translation>Step {n} of {all}: {name}</translation>
  </message>
  <message>
   <source>Lanjut</source>
   <translation>Continue</translation>
  </message>
  <message>
   <source>Lanjut ke bagian berikutnya</source>
   <translation>On to the next part</translation>
  </message>
  <message>
   <source>Lanjut ke berkas</source>
   <translation>On to the papers</translation>
  </message>
  <message>
   <source>Lanjut ke biaya</source>
   <translation>On to the fee</translation>
  </message>
  <message>
   <source>Lanjut ke pemohon</source>
   <translation>On to the applicant</translation>
  </message>
  <message>
   <source>Lanjut ke tinjau</source>
   <translation>On to the review</translation>
  </message>
  <message>
   <source>Lanjutkan bekerja</source>
   <translation>Go on working</translation>
  </message>
  <message>
   <source>Lanjutkan bekerja. Bila terulang, sebutkan nomor itu kepada admin cabang.</source>
   <translation>Go on working. If it happens again, give that number to the branch admin.</translation>
  </message>
  <message>
   <source>Lanjutkan dengan alasan</source>
   <translation>Go on with a reason</translation>
  </message>
  <message>
   <source>Lanjutkan isiannya</source>
   <translation>Go on with it</translation>
  </message>
  <message>
   <source>Lanjutkan proses</source>
   <translation>Resume the process</translation>
  </message>
  <message>
   <source>Laporan</source>
   <translation>Reports</translation>
  </message>
  <message>
   <source>Laporan hari ini</source>
   <translation>Today's report</translation>
  </message>
  <message>
   <source>Laporan sinkron</source>
   <translation>Sync report</translation>
  </message>
  <message>
   <source>Laporan sinkron dicetak.</source>
   <translation>The sync report was printed.</translation>
  </message>
  <message>
   <source>Laporan: masa berikutnya</source>
   <translation>Report: next period</translation>
  </message>
  <message>
   <source>Laporan: masa sebelumnya</source>
   <translation>Report: previous period</translation>
  </message>
  <message>
   <source>Latihan</source>
   <translation>Practice</translation>
  </message>
  <message>
   <source>Latihan memakai rumah data terpisah: warga rekaan, setiap kertas bertulisan CONTOH, tidak ada yang dapat didaftarkan ke pusat atau disinkronkan. Setelah selesai semuanya dihapus, dan waktu serta jumlah tombol setiap langkah ditunjukkan.</source>
   <translation>Practice uses a home apart: invented citizens, CONTOH on every paper, nothing that can be enrolled or synchronised. At the end all of it is deleted, and time and keys of each step are shown.</translation>
  </message>
  <message>
   <source>Latihan pemulihan</source>
   <translation>Restore drill</translation>
  </message>
  <message>
   <source>Layanan</source>
   <translation>Service</translation>
  </message>
  <message>
   <source>Layanan berbayar</source>
   <translation>A service with a fee</translation>
  </message>
  <message>
   <source>Layanan berikutnya untuk orang ini</source>
   <translation>Next service for this person</translation>
  </message>
  <message>
   <source>Layanan berikutnya: {name}</source>
   <translation>Next service: {name}</translation>
  </message>
  <message>
   <source>Layanan berjalan lagi.</source>
   <translation>The service goes on.</translation>
  </message>
  <message>
   <source>Layanan kependudukan tidak dipungut biaya.</source>
   <translation>Civil registration is free of charge.</translation>
  </message>
  <message>
   <source>Layanan terbanyak</source>
   <translation>Most asked services</translation>
  </message>
  <message>
   <source>Layanan yang boleh diterima petugas, per layanan atau per instansi.</source>
   <translation>What officers may take in, by service or by agency.</translation>
  </message>
  <message>
   <source>Layanan yang cocok</source>
   <translation>Services that fit</translation>
  </message>
  <message>
   <source>Layani</source>
   <translation>Serve</translation>
  </message>
  <message>
   <source>Layar</source>
   <translation>Screen</translation>
  </message>
  <message>
   <source>Layar pemohon</source>
   <translation>Citizen's screen</translation>
  </message>
  <message>
   <source>Layar pemohon: buka atau tutup</source>
   <translation>Citizen's screen: open or close</translation>
  </message>
  <message>
   <source>Layar pemohon: huruf besar atau biasa</source>
   <translation>Citizen's screen: large or usual letters</translation>
  </message>
  <message>
   <source>Layar terkunci sendiri setelah {minutes} menit</source>
   <translation>The screen locks itself after {minutes} minutes</translation>
  </message>
  <message>
   <source>Layar tunggu</source>
   <translation>Waiting display</translation>
  </message>
  <message>
   <source>Layar yang sama dengan warga rekaan, langkah demi langkah.</source>
   <translation>The same screens with invented citizens, step by step.</translation>
  </message>
  <message>
   <source>Lebih ketat untuk kantor ini; angka kosong kembali ke aturan umum.</source>
   <translation>Stricter for this office; an empty number returns to the common rules.</translation>
  </message>
  <message>
   <source>Lembar</source>
   <translation>Sheets</translation>
  </message>
  <message>
   <source>Lembar arahan</source>
   <translation>Referral slip</translation>
  </message>
  <message>
   <source>Lembar kekurangan</source>
   <translation>Shortage slip</translation>
  </message>
  <message>
   <source>Lembar kekurangan {number}</source>
   <translation>Shortage slip {number}</translation>
  </message>
  <message>
   <source>Lembar publikasi</source>
   <translation>Publication sheet</translation>
  </message>
  <message>
   <source>Lengkapi berkas</source>
   <translation>Complete the file</translation>
  </message>
  <message>
   <source>Lengkapi berkas tadi</source>
   <translation>Complete that file</translation>
  </message>
  <message>
   <source>Lepas dari petugas</source>
   <translation>Release</translation>
  </message>
  <message>
   <source>Lepas hub</source>
   <translation>Leave the hub</translation>
  </message>
  <message>
   <source>Lewat janji</source>
   <translation>Past the promise</translation>
  </message>
  <message>
   <source>Lewat waktu</source>
   <translation>Expired</translation>
  </message>
  <message>
   <source>Lewati</source>
   <translation>Skip</translation>
  </message>
  <message>
   <source>Lihat</source>
   <translation>Look</translation>
  </message>
  <message>
   <source>Lihat angka</source>
   <translation>See the figures</translation>
  </message>
  <message>
   <source>Lihat foto aduan</source>
   <translation>Look at the complaint's photo</translation>
  </message>
  <message>
   <source>Lihat isinya</source>
   <translation>Look inside</translation>
  </message>
  <message>
   <source>Lihat lagi</source>
   <translation>Look again</translation>
  </message>
  <message>
   <source>Lihat semua layanan</source>
   <translation>See all services</translation>
  </message>
  <message>
   <source>Lihat status</source>
   <translation>Show status</translation>
  </message>
  <message>
   <source>Lima kali PIN salah. Tunggu, atau minta admin memberi PIN baru.</source>
   <translation>Five wrong PINs. Wait, or ask an admin for a new PIN.</translation>
  </message>
  <message>
   <source>Loket</source>
   <translation>Counter</translation>
  </message>
  <message>
   <source>Loket atau kantor lain</source>
   <translation>Another counter or office</translation>
  </message>
  <message>
   <source>Loket ini</source>
   <translation>This counter</translation>
  </message>
  <message>
   <source>Loket ini langsung ke pusat.</source>
   <translation>This counter goes straight to the centre.</translation>
  </message>
  <message>
   <source>Loket ini sekarang memakai hub cabang.</source>
   <translation>This counter now uses the branch hub.</translation>
  </message>
  <message>
   <source>Loket istirahat</source>
   <translation>Counter on a break</translation>
  </message>
  <message>
   <source>Loket istirahat.</source>
   <translation>The counter is on a break.</translation>
  </message>
  <message>
   <source>Loket melayani lagi.</source>
   <translation>The counter serves again.</translation>
  </message>
  <message>
   <source>Loket siap melayani</source>
   <translation>The counter is ready</translation>
  </message>
  <message>
   <source>Loket {number}</source>
   <translation>Counter {number}</translation>
  </message>
  <message>
   <source>Loket {n}</source>
   <translation>Counter {n}</translation>
  </message>
  <message>
   <source>Loket {n} meminta penyelia datang.</source>
   <translation>Counter {n} asks for a supervisor.</translation>
  </message>
  <message>
   <source>Loket {n} meminta penyelia datang. {ticket}</source>
   <translation>Counter {n} asks for a supervisor. {ticket}</translation>
  </message>
  <message>
   <source>Loket: F2, ketik kk lalu Enter, pemohon dengan NIK {nik}, semua berkas 1, F12.</source>
   <translation>Loket: F2, type kk and Enter, applicant with NIK {nik}, all papers 1, F12.</translation>
  </message>
  <message>
   <source>Loket: skck, NIK {nik3}, terima tunai, sebutkan kembaliannya, F12.</source>
   <translation>Loket: skck, NIK {nik3}, take cash, name the change, F12.</translation>
  </message>
  <message>
   <source>MODE LATIHAN</source>
   <translation>PRACTICE</translation>
  </message>
  <message>
   <source>Macet</source>
   <translation>Jammed</translation>
  </message>
  <message>
   <source>Macet tercatat. Bebaskan kertas, lalu cetak lagi.</source>
   <translation>Paper jam recorded. Free the paper, then print again.</translation>
  </message>
  <message>
   <source>Maklumat dipasang di ruang tunggu dengan nama kepala kantor.</source>
   <translation>The pledge hangs in the waiting room under the name of the head of office.</translation>
  </message>
  <message>
   <source>Maladministrasi</source>
   <translation>Maladministration</translation>
  </message>
  <message>
   <source>Manifes dicetak.</source>
   <translation>Manifest printed.</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Folder</translation>
  </message>
  <message>
   <source>Map keluar</source>
   <translation>Folders out</translation>
  </message>
  <message>
   <source>Masa</source>
   <translation>Period</translation>
  </message>
  <message>
   <source>Masa berikutnya</source>
   <translation>Next period</translation>
  </message>
  <message>
   <source>Masa berlaku produk (boleh kosong)</source>
   <translation>Validity of the product (may stay empty)</translation>
  </message>
  <message>
   <source>Masa laporan</source>
   <translation>Period of the report</translation>
  </message>
  <message>
   <source>Masa sebelumnya</source>
   <translation>Previous period</translation>
  </message>
  <message>
   <source>Masih kurang {count} berkas</source>
   <translation>{count} papers still missing</translation>
  </message>
  <message>
   <source>Masuk</source>
   <translation>Sign in</translation>
  </message>
  <message>
   <source>Masuk daftar kerja Anda</source>
   <translation>Goes to your work list</translation>
  </message>
  <message>
   <source>Masuk lewat</source>
   <translation>Came in by</translation>
  </message>
  <message>
   <source>Masuk sebagai Peserta Latihan dengan PIN 314159.</source>
   <translation>Sign in as Peserta Latihan with PIN 314159.</translation>
  </message>
  <message>
   <source>Masuk sebagai siapa saja dengan PIN di bawah ini.</source>
   <translation>Sign in as anybody with the PINs below.</translation>
  </message>
  <message>
   <source>Masuk {added} catatan baru; {known} sudah ada di sini.</source>
   <translation>{added} new records came in; {known} were here already.</translation>
  </message>
  <message>
   <source>Masukan</source>
   <translation>Comments</translation>
  </message>
  <message>
   <source>Masukan dari situs datang lewat sinkron; yang lewat kotak saran, rapat, atau surat dicatat dengan F7.</source>
   <translation>Comments from the web come with the exchange; those from the box, a meeting or a letter are taken down with F7.</translation>
  </message>
  <message>
   <source>Masukan dicatat.</source>
   <translation>Comment taken down.</translation>
  </message>
  <message>
   <source>Masukan masyarakat</source>
   <translation>Comments of the public</translation>
  </message>
  <message>
   <source>Masukkan</source>
   <translation>Enter again</translation>
  </message>
  <message>
   <source>Masukkan jawaban</source>
   <translation>Take in</translation>
  </message>
  <message>
   <source>Masukkan kembali</source>
   <translation>Enter again</translation>
  </message>
  <message>
   <source>Masukkan kembali semua yang disisihkan</source>
   <translation>Enter everything set apart again</translation>
  </message>
  <message>
   <source>Masukkan kembali semua {n}</source>
   <translation>Enter all {n} again</translation>
  </message>
  <message>
   <source>Membaca cadangan… {done} dari {all} catatan</source>
   <translation>Reading the backup… {done} of {all} records</translation>
  </message>
  <message>
   <source>Membuat data terenkripsi…</source>
   <translation>Making encrypted data…</translation>
  </message>
  <message>
   <source>Membuka cadangan…</source>
   <translation>Opening the backup…</translation>
  </message>
  <message>
   <source>Membuka data dengan PIN, lalu menambah petugas di Stasiun.</source>
   <translation>Opens the data with a PIN, then adds officers under Station.</translation>
  </message>
  <message>
   <source>Membuka…</source>
   <translation>Opening…</translation>
  </message>
  <message>
   <source>Memeriksa berkas…</source>
   <translation>Checking the file…</translation>
  </message>
  <message>
   <source>Memeriksa hasil pemulihan… {done} dari {all} catatan</source>
   <translation>Verifying what was restored… {done} of {all} records</translation>
  </message>
  <message>
   <source>Memuat keadaan sinkron</source>
   <translation>Loading the state of the sync</translation>
  </message>
  <message>
   <source>Memuat layanan</source>
   <translation>Loading services</translation>
  </message>
  <message>
   <source>Memuat permohonan</source>
   <translation>Loading applications</translation>
  </message>
  <message>
   <source>Memulihkan dan memeriksa setiap catatan…</source>
   <translation>Restoring and verifying every record…</translation>
  </message>
  <message>
   <source>Menambah keterangan</source>
   <translation>Adds something</translation>
  </message>
  <message>
   <source>Mencabut aduan</source>
   <translation>Withdraws it</translation>
  </message>
  <message>
   <source>Mencoba lagi otomatis pukul {time}</source>
   <translation>Tries again by itself at {time}</translation>
  </message>
  <message>
   <source>Mendengarkan di jaringan…</source>
   <translation>Listening on the network…</translation>
  </message>
  <message>
   <source>Menerima catatan… {percent}</source>
   <translation>Receiving records… {percent}</translation>
  </message>
  <message>
   <source>Mengapa ditunda</source>
   <translation>Why it is set aside</translation>
  </message>
  <message>
   <source>Mengapa tanpa NIK</source>
   <translation>Why without NIK</translation>
  </message>
  <message>
   <source>Mengapa tidak berlaku</source>
   <translation>Why it does not apply</translation>
  </message>
  <message>
   <source>Menghitung laporan</source>
   <translation>Counting the report</translation>
  </message>
  <message>
   <source>Menghubungi pusat…</source>
   <translation>Calling the centre…</translation>
  </message>
  <message>
   <source>Mengirim catatan… {percent}</source>
   <translation>Sending records… {percent}</translation>
  </message>
  <message>
   <source>Menunggu</source>
   <translation>Waiting</translation>
  </message>
  <message>
   <source>Menunggu bayar</source>
   <translation>To be paid</translation>
  </message>
  <message>
   <source>Menunggu dikirim pusat</source>
   <translation>Waiting for the centre</translation>
  </message>
  <message>
   <source>Menunggu instansi lain</source>
   <translation>Waiting for another agency</translation>
  </message>
  <message>
   <source>Menunggu jawaban Anda</source>
   <translation>Waiting for your answer</translation>
  </message>
  <message>
   <source>Menunggu kirim</source>
   <translation>Waiting to be sent</translation>
  </message>
  <message>
   <source>Menunggu pembayaran</source>
   <translation>Waiting for payment</translation>
  </message>
  <message>
   <source>Menunggu pemohon</source>
   <translation>Waiting for the applicant</translation>
  </message>
  <message>
   <source>Menunggu pemohon, F11 bila lisan</source>
   <translation>Waiting for the citizen, F11 if said aloud</translation>
  </message>
  <message>
   <source>Menunggu pendahulu</source>
   <translation>Waiting for its predecessor</translation>
  </message>
  <message>
   <source>Menurut daftar tarif</source>
   <translation>By a tariff</translation>
  </message>
  <message>
   <source>Menurut rancangan</source>
   <translation>As drafted</translation>
  </message>
  <message>
   <source>Menurut surat ketetapan</source>
   <translation>By the assessment letter</translation>
  </message>
  <message>
   <source>Menurut tarif</source>
   <translation>By the tariff</translation>
  </message>
  <message>
   <source>Menurut {name}: {words}</source>
   <translation>By {name}: {words}</translation>
  </message>
  <message>
   <source>Menyiapkan kantor contoh…</source>
   <translation>Preparing the sample office…</translation>
  </message>
  <message>
   <source>Menyiapkan warga rekaan…</source>
   <translation>Inventing citizens…</translation>
  </message>
  <message>
   <source>Menyimpan catatan… {percent}</source>
   <translation>Storing records… {percent}</translation>
  </message>
  <message>
   <source>Menyusun berkas…</source>
   <translation>Making the file…</translation>
  </message>
  <message>
   <source>Minggu</source>
   <translation>Week</translation>
  </message>
  <message>
   <source>Minta pemohon melengkapi</source>
   <translation>Ask the applicant to complete it</translation>
  </message>
  <message>
   <source>Misalnya Rak berkas 2</source>
   <translation>For example Rak berkas 2</translation>
  </message>
  <message>
   <source>Misalnya letak berkas</source>
   <translation>Such as where the files lie</translation>
  </message>
  <message>
   <source>Misalnya nomor surat tugas</source>
   <translation>Such as the number of the order</translation>
  </message>
  <message>
   <source>Modal awal</source>
   <translation>Float</translation>
  </message>
  <message>
   <source>Mode kios</source>
   <translation>Kiosk mode</translation>
  </message>
  <message>
   <source>Mulai</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>Mulai bekerja</source>
   <translation>Start working</translation>
  </message>
  <message>
   <source>Mulai dari awal</source>
   <translation>Begin anew</translation>
  </message>
  <message>
   <source>Mulai dari mana?</source>
   <translation>Where to begin?</translation>
  </message>
  <message>
   <source>Mulai latihan</source>
   <translation>Begin the practice</translation>
  </message>
  <message>
   <source>Mulai menilai</source>
   <translation>Begin</translation>
  </message>
  <message>
   <source>Mulai proses</source>
   <translation>Start the process</translation>
  </message>
  <message>
   <source>Mulai tanggal</source>
   <translation>From</translation>
  </message>
  <message>
   <source>Mungkin sama: {n}</source>
   <translation>Perhaps the same: {n}</translation>
  </message>
  <message>
   <source>Musnahkan data pribadi</source>
   <translation>Destroy personal data</translation>
  </message>
  <message>
   <source>NIB (bila ada)</source>
   <translation>NIB (if any)</translation>
  </message>
  <message>
   <source>NIK</source>
   <translation>NIK</translation>
  </message>
  <message>
   <source>NIK (boleh kosong)</source>
   <translation>NIK (may be empty)</translation>
  </message>
  <message>
   <source>NIK baru</source>
   <translation>New NIK</translation>
  </message>
  <message>
   <source>NIK belum diverifikasi</source>
   <translation>NIK not verified</translation>
  </message>
  <message>
   <source>NIK belum pasti</source>
   <translation>NIK not certain</translation>
  </message>
  <message>
   <source>NIK ditampilkan, dicatat dalam jejak akses.</source>
   <translation>The NIK is shown; this is on record in the access trail.</translation>
  </message>
  <message>
   <source>NIK pemohon</source>
   <translation>NIK of the applicant</translation>
  </message>
  <message>
   <source>NIK penerima</source>
   <translation>NIK of the receiver</translation>
  </message>
  <message>
   <source>NIK penerima kuasa</source>
   <translation>NIK of the representative</translation>
  </message>
  <message>
   <source>NPWP badan (bila ada)</source>
   <translation>NPWP of the company (if any)</translation>
  </message>
  <message>
   <source>NTPN, kode bayar, atau resi</source>
   <translation>NTPN, payment code or receipt</translation>
  </message>
  <message>
   <source>Nama</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Nama (boleh kosong)</source>
   <translation>Name (may stay empty)</translation>
  </message>
  <message>
   <source>Nama admin</source>
   <translation>Name of the admin</translation>
  </message>
  <message>
   <source>Nama badan usaha</source>
   <translation>Name of the company</translation>
  </message>
  <message>
   <source>Nama kantor</source>
   <translation>Name of the office</translation>
  </message>
  <message>
   <source>Nama kepala kantor</source>
   <translation>Name of the head of office</translation>
  </message>
  <message>
   <source>Nama lengkap</source>
   <translation>Full name</translation>
  </message>
  <message>
   <source>Nama pelapor</source>
   <translation>Reporter's name</translation>
  </message>
  <message>
   <source>Nama penanya (bila mau)</source>
   <translation>Who asked (if they wish)</translation>
  </message>
  <message>
   <source>Nama pendamping (bila ada)</source>
   <translation>Companion's name (if any)</translation>
  </message>
  <message>
   <source>Nama penerima</source>
   <translation>Name of the receiver</translation>
  </message>
  <message>
   <source>Nama penerima kuasa</source>
   <translation>Name of the representative</translation>
  </message>
  <message>
   <source>Nama penerima uang</source>
   <translation>Who receives the money</translation>
  </message>
  <message>
   <source>Nama tidak dicatat di mana pun; baru ditulis saat tutup hari, tanpa jam dan tanpa petugas. Jangan menulis nama pelapor di isi laporan, dan jangan ambil foto yang menampakkannya.</source>
   <translation>The name is written nowhere; it is recorded only at closing, without time and officer. Do not write the reporter's name into the report, and take no photo that shows them.</translation>
  </message>
  <message>
   <source>Nama tidak pernah diumumkan.</source>
   <translation>Names are never published.</translation>
  </message>
  <message>
   <source>Nanti</source>
   <translation>Later</translation>
  </message>
  <message>
   <source>Nasional</source>
   <translation>National</translation>
  </message>
  <message>
   <source>Nilai</source>
   <translation>Appraise</translation>
  </message>
  <message>
   <source>Nilai lama tetap terbaca, kertas berikutnya menjadi Perbaikan.</source>
   <translation>The old value stays readable; the next paper is a correction.</translation>
  </message>
  <message>
   <source>Nilai lama tetap terbaca, kertas menjadi Perbaikan</source>
   <translation>The old value stays readable; the paper becomes a correction</translation>
  </message>
  <message>
   <source>Nilai per unsur</source>
   <translation>By element</translation>
  </message>
  <message>
   <source>Nomor</source>
   <translation>Number</translation>
  </message>
  <message>
   <source>Nomor aduan</source>
   <translation>Complaint number</translation>
  </message>
  <message>
   <source>Nomor aduan yang lebih dulu</source>
   <translation>Number of the earlier one</translation>
  </message>
  <message>
   <source>Nomor antrean</source>
   <translation>Queue number</translation>
  </message>
  <message>
   <source>Nomor antrean {ticket}, silakan ke loket {counter}</source>
   <translation>Number {ticket}, please go to counter {counter}</translation>
  </message>
  <message>
   <source>Nomor atau alamat</source>
   <translation>Number or address</translation>
  </message>
  <message>
   <source>Nomor besar tanpa nama</source>
   <translation>Large numbers without names</translation>
  </message>
  <message>
   <source>Nomor bukti</source>
   <translation>Proof number</translation>
  </message>
  <message>
   <source>Nomor bukti setor</source>
   <translation>Number of the bank's slip</translation>
  </message>
  <message>
   <source>Nomor dan isian disimpan bersama; antrean tidak hilang.</source>
   <translation>Number and entries are kept together; the place is not lost.</translation>
  </message>
  <message>
   <source>Nomor kertas</source>
   <translation>Number of the paper</translation>
  </message>
  <message>
   <source>Nomor loket</source>
   <translation>Counter number</translation>
  </message>
  <message>
   <source>Nomor loket atau nama tempat</source>
   <translation>Counter number or name of the place</translation>
  </message>
  <message>
   <source>Nomor pada label map</source>
   <translation>Number on the folder's label</translation>
  </message>
  <message>
   <source>Nomor permohonan</source>
   <translation>Application number</translation>
  </message>
  <message>
   <source>Nomor permohonan atau aduan</source>
   <translation>Number of an application or complaint</translation>
  </message>
  <message>
   <source>Nomor permohonan terakhir</source>
   <translation>Last application number</translation>
  </message>
  <message>
   <source>Nomor permohonan yang diteruskan</source>
   <translation>Number that goes on</translation>
  </message>
  <message>
   <source>Nomor persetujuan EDC</source>
   <translation>EDC approval number</translation>
  </message>
  <message>
   <source>Nomor produk</source>
   <translation>Product number</translation>
  </message>
  <message>
   <source>Nomor rujukan</source>
   <translation>Reference number</translation>
  </message>
  <message>
   <source>Nomor rujukan QRIS</source>
   <translation>QRIS reference number</translation>
  </message>
  <message>
   <source>Nomor segel</source>
   <translation>Number of the seal</translation>
  </message>
  <message>
   <source>Nomor stasiun</source>
   <translation>Station number</translation>
  </message>
  <message>
   <source>Nomor surat ketetapan</source>
   <translation>Number of the assessment letter</translation>
  </message>
  <message>
   <source>Nomor tanda terima</source>
   <translation>Receipt number</translation>
  </message>
  <message>
   <source>Nomor tanda terima terakhir</source>
   <translation>Last receipt number</translation>
  </message>
  <message>
   <source>Nomor telepon (bila ada)</source>
   <translation>Phone number (if any)</translation>
  </message>
  <message>
   <source>Nomor virtual account</source>
   <translation>Virtual account number</translation>
  </message>
  <message>
   <source>Nomor yang belum dijelaskan</source>
   <translation>Unexplained numbers</translation>
  </message>
  <message>
   <source>Nomor yang diberikan muncul di sini menurut gilirannya.</source>
   <translation>Numbers that are given appear here in their turn.</translation>
  </message>
  <message>
   <source>Nomor yang masih kosong</source>
   <translation>Papers still blank</translation>
  </message>
  <message>
   <source>Nomor {ticket}</source>
   <translation>Number {ticket}</translation>
  </message>
  <message>
   <source>Nomor {ticket} diberikan.</source>
   <translation>Ticket {ticket} was given.</translation>
  </message>
  <message>
   <source>Nomor, nama, NIK, atau layanan</source>
   <translation>Number, name, NIK or service</translation>
  </message>
  <message>
   <source>Nomor, nama, atau kata dalam aduan</source>
   <translation>Number, name or word in a complaint</translation>
  </message>
  <message>
   <source>Nonaktifkan</source>
   <translation>Deactivate</translation>
  </message>
  <message>
   <source>Nyatakan waktu ini</source>
   <translation>State this time</translation>
  </message>
  <message>
   <source>Orang ini sudah punya permohonan layanan yang sama. Buka permohonan itu, atau tulis alasan mengapa yang baru tetap diperlukan.</source>
   <translation>This person already has an application for the same service. Open it, or write why a new one is needed all the same.</translation>
  </message>
  <message>
   <source>Orang lain</source>
   <translation>Another person</translation>
  </message>
  <message>
   <source>PIN</source>
   <translation>PIN</translation>
  </message>
  <message>
   <source>PIN Anda</source>
   <translation>Your PIN</translation>
  </message>
  <message>
   <source>PIN Anda sudah diganti.</source>
   <translation>Your PIN was changed.</translation>
  </message>
  <message>
   <source>PIN baru</source>
   <translation>New PIN</translation>
  </message>
  <message>
   <source>PIN baru admin</source>
   <translation>New PIN of the admin</translation>
  </message>
  <message>
   <source>PIN baru berlaku mulai sekarang.</source>
   <translation>The new PIN is in force from now on.</translation>
  </message>
  <message>
   <source>PIN baru untuk {name}</source>
   <translation>New PIN for {name}</translation>
  </message>
  <message>
   <source>PIN penerima</source>
   <translation>PIN of the taker</translation>
  </message>
  <message>
   <source>PIN pertama</source>
   <translation>First PIN</translation>
  </message>
  <message>
   <source>PIN petugas itu</source>
   <translation>Their PIN</translation>
  </message>
  <message>
   <source>PIN petugas kedua</source>
   <translation>PIN of the second officer</translation>
  </message>
  <message>
   <source>PIN petugas untuk keluar</source>
   <translation>Officer's PIN to leave</translation>
  </message>
  <message>
   <source>PIN saya</source>
   <translation>My PIN</translation>
  </message>
  <message>
   <source>PIN sekarang</source>
   <translation>Present PIN</translation>
  </message>
  <message>
   <source>PIN yang menyerahkan</source>
   <translation>PIN of the giver</translation>
  </message>
  <message>
   <source>PIN yang menyetujui</source>
   <translation>PIN of the one who agrees</translation>
  </message>
  <message>
   <source>Pada media kedua, misalnya flashdisk di brankas; terenkripsi seperti data ini.</source>
   <translation>On a second medium, for example a USB stick in the safe; encrypted like this data.</translation>
  </message>
  <message>
   <source>Pakai</source>
   <translation>Use</translation>
  </message>
  <message>
   <source>Pakai catatan {place}</source>
   <translation>Use the record of {place}</translation>
  </message>
  <message>
   <source>Pakai folder ini</source>
   <translation>Use this folder</translation>
  </message>
  <message>
   <source>Pakai hub ini</source>
   <translation>Use this hub</translation>
  </message>
  <message>
   <source>Pakai keputusan ini</source>
   <translation>Use this decision</translation>
  </message>
  <message>
   <source>Pakai versi ini</source>
   <translation>Use this version</translation>
  </message>
  <message>
   <source>Pakai yang ditulis {who}</source>
   <translation>Use what {who} wrote</translation>
  </message>
  <message>
   <source>Pakai: {what}, {who}</source>
   <translation>Use: {what}, {who}</translation>
  </message>
  <message>
   <source>Paling banyak {n}, tanpa data kamera.</source>
   <translation>At most {n}, without camera data.</translation>
  </message>
  <message>
   <source>Panggil</source>
   <translation>Call</translation>
  </message>
  <message>
   <source>Panggil berikutnya</source>
   <translation>Call next</translation>
  </message>
  <message>
   <source>Panggil ulang</source>
   <translation>Call again</translation>
  </message>
  <message>
   <source>Panggil yang dipilih</source>
   <translation>Call the chosen one</translation>
  </message>
  <message>
   <source>Panggil {ticket} di luar urutan</source>
   <translation>Call {ticket} out of order</translation>
  </message>
  <message>
   <source>Papan antrean</source>
   <translation>Queue board</translation>
  </message>
  <message>
   <source>Papan ketik juga bisa</source>
   <translation>The keyboard works too</translation>
  </message>
  <message>
   <source>Pasang pembaruan program di komputer ini, lalu tekan Coba lagi.</source>
   <translation>Install the program's update on this computer, then press Try again.</translation>
  </message>
  <message>
   <source>Pastikan folder data ini milik komputer ini, bukan salinan dari PC lain.</source>
   <translation>Make sure this data folder belongs to this computer and is no copy from another PC.</translation>
  </message>
  <message>
   <source>Pegawai</source>
   <translation>Staff</translation>
  </message>
  <message>
   <source>Pegawai, Serah terima: serahkan dengan PIN 314159.</source>
   <translation>Staff, Handover: hand over with PIN 314159.</translation>
  </message>
  <message>
   <source>Pejabat penanda tangan tidak ada</source>
   <translation>Signing official absent</translation>
  </message>
  <message>
   <source>Pekerjaan menumpuk</source>
   <translation>Too much work</translation>
  </message>
  <message>
   <source>Pekerjaan yang terbuka berpindah setelah penerimanya menjawab.</source>
   <translation>Open work moves when its taker has answered.</translation>
  </message>
  <message>
   <source>Pelapor</source>
   <translation>The reporter</translation>
  </message>
  <message>
   <source>Pelapor mendapat nomor dan kode lacak.</source>
   <translation>The reporter gets a number and a tracking code.</translation>
  </message>
  <message>
   <source>Pelapor tidak dicatat</source>
   <translation>Reporter not recorded</translation>
  </message>
  <message>
   <source>Pelatihan</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Pelatihan yang diikuti petugas menjadi bukti untuk PEKPPP.</source>
   <translation>Training officers took part in is evidence for PEKPPP.</translation>
  </message>
  <message>
   <source>Pembayaran</source>
   <translation>Payment</translation>
  </message>
  <message>
   <source>Pembayaran bukan tunai muncul di sini sampai terlihat di daftar bank.</source>
   <translation>Payments other than cash stay here until the bank's list shows them.</translation>
  </message>
  <message>
   <source>Pemberitahuan</source>
   <translation>Notice</translation>
  </message>
  <message>
   <source>Pemberitahuan kepada yang dibatalkan</source>
   <translation>Notice to those who are cancelled</translation>
  </message>
  <message>
   <source>Pemeriksaan</source>
   <translation>Check-up</translation>
  </message>
  <message>
   <source>Pemeriksaan NIK</source>
   <translation>NIK check</translation>
  </message>
  <message>
   <source>Pemeriksaan lapangan belum selesai</source>
   <translation>Field check not finished</translation>
  </message>
  <message>
   <source>Pemeriksaan sarana</source>
   <translation>Round of the facilities</translation>
  </message>
  <message>
   <source>Pemeriksaan sarana tercatat.</source>
   <translation>The facility check is written down.</translation>
  </message>
  <message>
   <source>Pemohon</source>
   <translation>Applicant</translation>
  </message>
  <message>
   <source>Pemohon badan usaha</source>
   <translation>Applicant is a company</translation>
  </message>
  <message>
   <source>Pemohon baru</source>
   <translation>New applicant</translation>
  </message>
  <message>
   <source>Pemohon berikutnya</source>
   <translation>Next applicant</translation>
  </message>
  <message>
   <source>Pemohon datang langsung, tanpa nomor antrean.</source>
   <translation>Applicants walk in without a queue number.</translation>
  </message>
  <message>
   <source>Pemohon dengan pendamping</source>
   <translation>Applicant with a companion</translation>
  </message>
  <message>
   <source>Pemohon harus datang, waktu janji berhenti</source>
   <translation>The citizen must come, the clock stops</translation>
  </message>
  <message>
   <source>Pemohon kembali dengan berkas yang kurang</source>
   <translation>The applicant returns with the missing papers</translation>
  </message>
  <message>
   <source>Pemohon menyebut kode dari situs. Berkas tetap diperiksa di sini.</source>
   <translation>The applicant says the code from the website. Papers are still checked here.</translation>
  </message>
  <message>
   <source>Pemohon setuju</source>
   <translation>The citizen agrees</translation>
  </message>
  <message>
   <source>Pemohon setuju diberi tahu lewat saluran ini</source>
   <translation>The citizen agreed to be told this way</translation>
  </message>
  <message>
   <source>Pemohon setuju. F12 mendaftarkan.</source>
   <translation>The citizen agrees. F12 registers.</translation>
  </message>
  <message>
   <source>Pemohon tanpa NIK</source>
   <translation>Applicant without NIK</translation>
  </message>
  <message>
   <source>Pemohon tanpa nomor antrean</source>
   <translation>Citizen without a ticket</translation>
  </message>
  <message>
   <source>Pemohon tidak kembali sampai batas waktu</source>
   <translation>The applicant did not return in time</translation>
  </message>
  <message>
   <source>Pemohon, atau kuasa</source>
   <translation>Applicant or representative</translation>
  </message>
  <message>
   <source>Penanggung jawab</source>
   <translation>Answers for it</translation>
  </message>
  <message>
   <source>Pencarian siap, {count} permohonan</source>
   <translation>Search ready, {count} applications</translation>
  </message>
  <message>
   <source>Pencetak sistem</source>
   <translation>System printer</translation>
  </message>
  <message>
   <source>Pendaftaran daring</source>
   <translation>Online registration</translation>
  </message>
  <message>
   <source>Pendaftaran daring dibuka. Cocokkan data, lalu periksa berkasnya.</source>
   <translation>Online registration opened. Compare the data, then check the papers.</translation>
  </message>
  <message>
   <source>Pendaftaran daring: buka dengan kode</source>
   <translation>Online registration: open by its code</translation>
  </message>
  <message>
   <source>Pendamping</source>
   <translation>Companion</translation>
  </message>
  <message>
   <source>Penerima kuasa, yang datang ke loket</source>
   <translation>The representative who came to the counter</translation>
  </message>
  <message>
   <source>Pengaturan tersimpan.</source>
   <translation>Setting saved.</translation>
  </message>
  <message>
   <source>Pengawas</source>
   <translation>Inspector</translation>
  </message>
  <message>
   <source>Pengecualian</source>
   <translation>Exception</translation>
  </message>
  <message>
   <source>Pengembalian</source>
   <translation>Refunds</translation>
  </message>
  <message>
   <source>Pengembalian dibayarkan</source>
   <translation>Refunds paid</translation>
  </message>
  <message>
   <source>Pengembalian yang belum selesai</source>
   <translation>Refunds not finished</translation>
  </message>
  <message>
   <source>Penghargaan, teguran, dan sanksi muncul di sini.</source>
   <translation>Recognitions, reprimands and sanctions appear here.</translation>
  </message>
  <message>
   <source>Penghargaan, teguran, sanksi. Hanya terbaca yang bersangkutan dan penyelia.</source>
   <translation>Recognition, reminders, sanctions. Read only by the officer concerned and the supervisors.</translation>
  </message>
  <message>
   <source>Pengingat kantor</source>
   <translation>The office's own reminder</translation>
  </message>
  <message>
   <source>Penilaian</source>
   <translation>Appraisal</translation>
  </message>
  <message>
   <source>Penilaian baru</source>
   <translation>New appraisal</translation>
  </message>
  <message>
   <source>Penilaian penyelia</source>
   <translation>The supervisor's words</translation>
  </message>
  <message>
   <source>Penilaian penyelia atas kerja petugas muncul di sini.</source>
   <translation>A supervisor's appraisals of officers' work appear here.</translation>
  </message>
  <message>
   <source>Penutupan</source>
   <translation>Closing</translation>
  </message>
  <message>
   <source>Penyelenggara</source>
   <translation>Held by</translation>
  </message>
  <message>
   <source>Penyelia</source>
   <translation>Supervisor</translation>
  </message>
  <message>
   <source>Penyelia atau admin yang memutuskan.</source>
   <translation>A supervisor or admin decides.</translation>
  </message>
  <message>
   <source>Penyelia bertanya sebelum memutuskan</source>
   <translation>A supervisor asks before deciding</translation>
  </message>
  <message>
   <source>Penyimpanan tidak dapat dipakai</source>
   <translation>The storage cannot be used</translation>
  </message>
  <message>
   <source>Per layanan</source>
   <translation>By service</translation>
  </message>
  <message>
   <source>Peran</source>
   <translation>Role</translation>
  </message>
  <message>
   <source>Peran Anda tidak berwenang</source>
   <translation>Your role is not entitled to this</translation>
  </message>
  <message>
   <source>Peran menentukan hak. Yang dinonaktifkan tidak dapat masuk lagi.</source>
   <translation>The role decides the rights. Who is deactivated cannot sign in.</translation>
  </message>
  <message>
   <source>Peraturan dan pasalnya</source>
   <translation>The regulation and its article</translation>
  </message>
  <message>
   <source>Perbaikan ke-{count}</source>
   <translation>Correction {count}</translation>
  </message>
  <message>
   <source>Perbaiki data pemohon</source>
   <translation>Correct the applicant's data</translation>
  </message>
  <message>
   <source>Perbandingan</source>
   <translation>Comparison</translation>
  </message>
  <message>
   <source>Perbandingan memakai versi yang berlaku hari ini.</source>
   <translation>The comparison uses the version in force today.</translation>
  </message>
  <message>
   <source>Perbarui program dahulu</source>
   <translation>Update the program first</translation>
  </message>
  <message>
   <source>Perbarui program: ada fakta dari versi yang lebih baru</source>
   <translation>Update the program: there are facts of a newer version</translation>
  </message>
  <message>
   <source>Percobaan ke-{count} sudah dikirim ke pencetak.</source>
   <translation>Try {count} was sent to the printer.</translation>
  </message>
  <message>
   <source>Perempuan</source>
   <translation>Female</translation>
  </message>
  <message>
   <source>Periksa NIK</source>
   <translation>Check NIK</translation>
  </message>
  <message>
   <source>Periksa apakah disk atau flashdisk terpasang dan tidak terkunci.</source>
   <translation>Check that the disk or USB stick is connected and not write-protected.</translation>
  </message>
  <message>
   <source>Periksa berkas</source>
   <translation>Check the file</translation>
  </message>
  <message>
   <source>Periksa cadangan terakhir</source>
   <translation>Check the last backup</translation>
  </message>
  <message>
   <source>Periksa dan lanjutkan</source>
   <translation>Check and continue</translation>
  </message>
  <message>
   <source>Periksa data Anda. Tekan Enter bila benar.</source>
   <translation>Check your details. Press Enter if they are right.</translation>
  </message>
  <message>
   <source>Periksa ejaan, ketik sebagian nomor atau nama, atau hapus saringan.</source>
   <translation>Check the spelling, type part of the number or name, or remove the filter.</translation>
  </message>
  <message>
   <source>Periksa sarana</source>
   <translation>Check facilities</translation>
  </message>
  <message>
   <source>Periksa seluruh jurnal</source>
   <translation>Check the whole journal</translation>
  </message>
  <message>
   <source>Periksa setelah jalur pulih, lalu catat hasilnya</source>
   <translation>Check once the line is back, then record the outcome</translation>
  </message>
  <message>
   <source>Periksa ulang</source>
   <translation>Check again</translation>
  </message>
  <message>
   <source>Perlu alasan dan PIN petugas kedua</source>
   <translation>Needs a reason and the PIN of a second officer</translation>
  </message>
  <message>
   <source>Perlu diputuskan</source>
   <translation>To be decided</translation>
  </message>
  <message>
   <source>Permintaan pengawas</source>
   <translation>Inspectors' requests</translation>
  </message>
  <message>
   <source>Permohonan</source>
   <translation>Applications</translation>
  </message>
  <message>
   <source>Permohonan Anda</source>
   <translation>Your application</translation>
  </message>
  <message>
   <source>Permohonan SKCK tadi: batalkan tanda terima; penyelia menyetujui dengan PIN 271828.</source>
   <translation>That SKCK case: void the receipt; the supervisor agrees with PIN 271828.</translation>
  </message>
  <message>
   <source>Permohonan baru memakai versi baru; yang berjalan tetap memakai versinya.</source>
   <translation>New applications use the new version; running ones keep theirs.</translation>
  </message>
  <message>
   <source>Permohonan diterima</source>
   <translation>Application accepted</translation>
  </message>
  <message>
   <source>Permohonan sudah tersimpan di komputer ini.</source>
   <translation>The application is saved on this computer.</translation>
  </message>
  <message>
   <source>Permohonan terbuka</source>
   <translation>Open case</translation>
  </message>
  <message>
   <source>Permohonan yang diterima sejak tanggal ini memakai versi baru; yang sudah berjalan tetap memakai versinya.</source>
   <translation>Applications taken in from this day on use the new version; those under way keep theirs.</translation>
  </message>
  <message>
   <source>Permohonan yang masih berjalan</source>
   <translation>The application still running</translation>
  </message>
  <message>
   <source>Permohonan yang sama diteruskan dengan nomor lain</source>
   <translation>The same application goes on under another number</translation>
  </message>
  <message>
   <source>Permohonan yang sama masih berjalan</source>
   <translation>The same application is still running</translation>
  </message>
  <message>
   <source>Permohonan {number}</source>
   <translation>Application {number}</translation>
  </message>
  <message>
   <source>Permohonan: buka yang kurang berkas tadi, lengkapi berkasnya.</source>
   <translation>Permohonan: open the incomplete one and complete it.</translation>
  </message>
  <message>
   <source>Permohonan: pindahkan satu permohonan ke Diproses.</source>
   <translation>Permohonan: move one case to in process.</translation>
  </message>
  <message>
   <source>Pernyataan kehilangan</source>
   <translation>Statement of loss</translation>
  </message>
  <message>
   <source>Perpanjang</source>
   <translation>Extend</translation>
  </message>
  <message>
   <source>Perpanjang masa masukan</source>
   <translation>Extend the time for comments</translation>
  </message>
  <message>
   <source>Pertanggungjawabkan</source>
   <translation>Account for it</translation>
  </message>
  <message>
   <source>Pertanyaan</source>
   <translation>Question</translation>
  </message>
  <message>
   <source>Pertanyaan atau arahan</source>
   <translation>Question or referral</translation>
  </message>
  <message>
   <source>Pertanyaan atau arahan, dua tombol</source>
   <translation>Question or referral, two keys</translation>
  </message>
  <message>
   <source>Pertanyaan dijawab dan dihitung.</source>
   <translation>Question answered and counted.</translation>
  </message>
  <message>
   <source>Pertanyaan dikirim kepada kedua petugas.</source>
   <translation>The question was sent to both officers.</translation>
  </message>
  <message>
   <source>Perubahan disimpan. Ctrl+Z membatalkan.</source>
   <translation>Change saved. Ctrl+Z takes it back.</translation>
  </message>
  <message>
   <source>Perubahan terakhir dibatalkan.</source>
   <translation>The last change was taken back.</translation>
  </message>
  <message>
   <source>Perubahan tersimpan.</source>
   <translation>Changes saved.</translation>
  </message>
  <message>
   <source>Pesan</source>
   <translation>Message</translation>
  </message>
  <message>
   <source>Petugas</source>
   <translation>Officers</translation>
  </message>
  <message>
   <source>Petugas atau relawan</source>
   <translation>Official or volunteer</translation>
  </message>
  <message>
   <source>Petugas bantuan</source>
   <translation>Help desk officer</translation>
  </message>
  <message>
   <source>Petugas baru</source>
   <translation>New officer</translation>
  </message>
  <message>
   <source>Petugas belakang</source>
   <translation>Back office</translation>
  </message>
  <message>
   <source>Petugas berganti, cerita permohonan ikut</source>
   <translation>The officer changes, the story goes along</translation>
  </message>
  <message>
   <source>Petugas berhalangan</source>
   <translation>Absent officer</translation>
  </message>
  <message>
   <source>Petugas berikutnya di loket ini</source>
   <translation>Whoever comes next to this counter</translation>
  </message>
  <message>
   <source>Petugas kedua</source>
   <translation>Second officer</translation>
  </message>
  <message>
   <source>Petugas kedua yang menyetujui</source>
   <translation>Second officer who agrees</translation>
  </message>
  <message>
   <source>Petugas loket</source>
   <translation>Counter officer</translation>
  </message>
  <message>
   <source>Petugas tidak melihat jawaban Anda</source>
   <translation>Officers do not see your answers</translation>
  </message>
  <message>
   <source>Petugas yang diadukan</source>
   <translation>Officer complained about</translation>
  </message>
  <message>
   <source>Pilih</source>
   <translation>Choose</translation>
  </message>
  <message>
   <source>Pilih aduan di daftar</source>
   <translation>Choose a complaint in the list</translation>
  </message>
  <message>
   <source>Pilih alasan</source>
   <translation>Choose a reason</translation>
  </message>
  <message>
   <source>Pilih alasan dan hari baru, lalu beri tahu pemohon</source>
   <translation>Choose a reason and a new day, then tell the citizen</translation>
  </message>
  <message>
   <source>Pilih baris tarif</source>
   <translation>Choose a tariff row</translation>
  </message>
  <message>
   <source>Pilih berkas</source>
   <translation>Choose a file</translation>
  </message>
  <message>
   <source>Pilih berkas atau foto</source>
   <translation>Choose a file or photo</translation>
  </message>
  <message>
   <source>Pilih dulu siapa yang menyetujui.</source>
   <translation>First choose who agrees.</translation>
  </message>
  <message>
   <source>Pilih folder</source>
   <translation>Choose a folder</translation>
  </message>
  <message>
   <source>Pilih foto</source>
   <translation>Choose a photo</translation>
  </message>
  <message>
   <source>Pilih layanan di kiri</source>
   <translation>Choose a service on the left</translation>
  </message>
  <message>
   <source>Pilih masa lain, atau tunggu permohonan pertama.</source>
   <translation>Choose another period, or wait for the first application.</translation>
  </message>
  <message>
   <source>Pilih nama dengan panah, atau ketik dua huruf</source>
   <translation>Choose a name with the arrows, or type two letters</translation>
  </message>
  <message>
   <source>Pilih nomor di daftar dahulu.</source>
   <translation>Choose a ticket in the list first.</translation>
  </message>
  <message>
   <source>Pilih permohonan di kiri</source>
   <translation>Choose an application on the left</translation>
  </message>
  <message>
   <source>Pilih petugas</source>
   <translation>Choose an officer</translation>
  </message>
  <message>
   <source>Pilih rancangan di daftar</source>
   <translation>Choose a draft from the list</translation>
  </message>
  <message>
   <source>Pilih tarif</source>
   <translation>Choose a tariff</translation>
  </message>
  <message>
   <source>Pilih yang dipakai; keduanya tetap tercatat.</source>
   <translation>Choose the one that counts; both stay on record.</translation>
  </message>
  <message>
   <source>Pindahkan produk</source>
   <translation>Move the product</translation>
  </message>
  <message>
   <source>Pindahkan status</source>
   <translation>Move the status</translation>
  </message>
  <message>
   <source>Pindai</source>
   <translation>Scan</translation>
  </message>
  <message>
   <source>Pindai map</source>
   <translation>Scan the folder</translation>
  </message>
  <message>
   <source>Pindaian terbaru</source>
   <translation>Newest scan</translation>
  </message>
  <message>
   <source>Pokok masukan yang diumumkan</source>
   <translation>Gist of the comment, to be published</translation>
  </message>
  <message>
   <source>Pola yang perlu diperiksa</source>
   <translation>Patterns to look at</translation>
  </message>
  <message>
   <source>Printer</source>
   <translation>Printer</translation>
  </message>
  <message>
   <source>Printer: {name}</source>
   <translation>Printer: {name}</translation>
  </message>
  <message>
   <source>Prioritas</source>
   <translation>Priority</translation>
  </message>
  <message>
   <source>Produk</source>
   <translation>Product</translation>
  </message>
  <message>
   <source>Produk belum diserahkan</source>
   <translation>Product not handed out</translation>
  </message>
  <message>
   <source>Produk ditahan sampai hasil pemeriksaan NIK dicatat</source>
   <translation>The product is held until the NIK check is recorded</translation>
  </message>
  <message>
   <source>Produk sudah di loket</source>
   <translation>The product is at the counter</translation>
  </message>
  <message>
   <source>Program berhenti setelah mencetak. Permohonan sudah tersimpan.</source>
   <translation>The program stopped after printing. The application is saved.</translation>
  </message>
  <message>
   <source>Program loket pelayanan</source>
   <translation>Counter service program</translation>
  </message>
  <message>
   <source>Program memakai waktu yang dinyatakan.</source>
   <translation>The program goes by the time stated.</translation>
  </message>
  <message>
   <source>Puas dengan jawaban</source>
   <translation>Content with the answer</translation>
  </message>
  <message>
   <source>Pukul</source>
   <translation>At</translation>
  </message>
  <message>
   <source>Pulihkan</source>
   <translation>Restore</translation>
  </message>
  <message>
   <source>Pulihkan cadangan terakhir: frontoffice backup restore BERKAS.</source>
   <translation>Restore the last backup: frontoffice backup restore FILE.</translation>
  </message>
  <message>
   <source>Pulihkan dari cadangan</source>
   <translation>Restore a backup</translation>
  </message>
  <message>
   <source>Pusat</source>
   <translation>Centre</translation>
  </message>
  <message>
   <source>Pusat belum menerima {n} di antaranya.</source>
   <translation>The centre has not received {n} of them yet.</translation>
  </message>
  <message>
   <source>Pusat menandatangani {n} rantai stasiun ini.</source>
   <translation>The centre signed {n} chains of this station.</translation>
  </message>
  <message>
   <source>Pusat menolak</source>
   <translation>The centre refuses</translation>
  </message>
  <message>
   <source>Pusat sudah menandatangani semua fakta stasiun ini.</source>
   <translation>The centre has signed for all facts of this station.</translation>
  </message>
  <message>
   <source>Putuskan</source>
   <translation>Decide</translation>
  </message>
  <message>
   <source>Putuskan dahulu versi yang berlaku</source>
   <translation>First decide which version counts</translation>
  </message>
  <message>
   <source>QRIS</source>
   <translation>QRIS</translation>
  </message>
  <message>
   <source>Rabu</source>
   <translation>Wednesday</translation>
  </message>
  <message>
   <source>Rahasia</source>
   <translation>Confidential</translation>
  </message>
  <message>
   <source>Rak lain, atau arsip bila tidak diambil</source>
   <translation>Another shelf, or the archive if not collected</translation>
  </message>
  <message>
   <source>Rancangan</source>
   <translation>Drafts</translation>
  </message>
  <message>
   <source>Rancangan baru</source>
   <translation>New draft</translation>
  </message>
  <message>
   <source>Rancangan dibuat dari standar yang berlaku.</source>
   <translation>Draft begun from the standard in force.</translation>
  </message>
  <message>
   <source>Rancangan dibuka untuk masukan masyarakat.</source>
   <translation>Draft open for comments of the public.</translation>
  </message>
  <message>
   <source>Rancangan ditarik.</source>
   <translation>Draft withdrawn.</translation>
  </message>
  <message>
   <source>Rancangan ditetapkan menjadi standar.</source>
   <translation>Draft adopted as the standard.</translation>
  </message>
  <message>
   <source>Rancangan ini diubah di dua tempat</source>
   <translation>This draft was changed in two places</translation>
  </message>
  <message>
   <source>Rancangan standar</source>
   <translation>Draft standards</translation>
  </message>
  <message>
   <source>Rancangan standar baru</source>
   <translation>New draft standard</translation>
  </message>
  <message>
   <source>Rancangan tampil di situs kantor bersama standar yang berlaku, dan teksnya tidak berubah sampai hari terakhir masukan.</source>
   <translation>The draft appears on the office's site beside the standard in force, and its text does not change until the last day for comments.</translation>
  </message>
  <message>
   <source>Rantai fakta</source>
   <translation>Chain of facts</translation>
  </message>
  <message>
   <source>Rencana tindak lanjut</source>
   <translation>Follow-up plan</translation>
  </message>
  <message>
   <source>Responden</source>
   <translation>Respondents</translation>
  </message>
  <message>
   <source>Rincian kas</source>
   <translation>Parts of the sum</translation>
  </message>
  <message>
   <source>Ringkasan standar</source>
   <translation>The standard in short</translation>
  </message>
  <message>
   <source>Riwayat</source>
   <translation>Story</translation>
  </message>
  <message>
   <source>Riwayat data seseorang, dan pemusnahan yang masa simpannya berakhir.</source>
   <translation>The trail of a person's data, and destroying what need not be kept any longer.</translation>
  </message>
  <message>
   <source>Rp0 · tidak dipungut biaya</source>
   <translation>Rp0 · free of charge</translation>
  </message>
  <message>
   <source>Rp0, tidak dipungut biaya</source>
   <translation>Rp0, free of charge</translation>
  </message>
  <message>
   <source>Rusak</source>
   <translation>Damaged</translation>
  </message>
  <message>
   <source>SALINAN ke-{count}</source>
   <translation>COPY {count}</translation>
  </message>
  <message>
   <source>SALINAN ke-{count} sudah dikirim ke pencetak.</source>
   <translation>COPY {count} was sent to the printer.</translation>
  </message>
  <message>
   <source>SMS, WhatsApp, atau surel lewat pusat</source>
   <translation>SMS, WhatsApp or e-mail by the centre</translation>
  </message>
  <message>
   <source>Sabtu</source>
   <translation>Saturday</translation>
  </message>
  <message>
   <source>Salinan</source>
   <translation>Copy</translation>
  </message>
  <message>
   <source>Salinan, asli dilihat</source>
   <translation>Copy, original seen</translation>
  </message>
  <message>
   <source>Saluran</source>
   <translation>Channel</translation>
  </message>
  <message>
   <source>Sama dengan masa sebelumnya</source>
   <translation>Same as the period before</translation>
  </message>
  <message>
   <source>Sambungan terputus. {n} catatan masih menunggu.</source>
   <translation>The line broke. {n} records still wait.</translation>
  </message>
  <message>
   <source>Sampai</source>
   <translation>Delivered</translation>
  </message>
  <message>
   <source>Sampai tanggal</source>
   <translation>Until</translation>
  </message>
  <message>
   <source>Sampel Krejcie-Morgan</source>
   <translation>Krejcie-Morgan sample</translation>
  </message>
  <message>
   <source>Satu angka per pertanyaan, 1 sampai {n}; kosong bila tidak dijawab.</source>
   <translation>One digit per question, 1 to {n}; empty where not answered.</translation>
  </message>
  <message>
   <source>Satu baris satu butir.</source>
   <translation>One item a line.</translation>
  </message>
  <message>
   <source>Satu baris satu tarif: kode | uraian | jumlah | per apa. Jumlah - bila ditetapkan surat lain.</source>
   <translation>One price a line: code | description | amount | per what. Amount - where another paper sets it.</translation>
  </message>
  <message>
   <source>Satu berkas tersandi untuk penerimanya, dan lembar manifes di sebelahnya. Kirim lewat siapa pun; dua kali pun tidak menggandakan.</source>
   <translation>One file sealed to its receiver, with a manifest sheet beside it. Send it by anybody; even twice doubles nothing.</translation>
  </message>
  <message>
   <source>Satu jawaban masuk; isinya tidak tampil di sini.</source>
   <translation>One answer came in; what it says is not shown here.</translation>
  </message>
  <message>
   <source>Satu jumlah</source>
   <translation>One amount</translation>
  </message>
  <message>
   <source>Satu komputer cabang yang menghubungkan semua loket, juga saat pusat tidak terjangkau. Tanpa hub, loket langsung ke pusat.</source>
   <translation>One computer of the branch that connects all counters, also while the centre is out of reach. Without a hub, counters go straight to the centre.</translation>
  </message>
  <message>
   <source>Satu nomor untuk</source>
   <translation>One number for</translation>
  </message>
  <message>
   <source>Satu tombol cukup; setiap pertanyaan dihitung.</source>
   <translation>One key is enough; every question is counted.</translation>
  </message>
  <message>
   <source>Satu waktu setiap (menit)</source>
   <translation>One time every (minutes)</translation>
  </message>
  <message>
   <source>Satuan</source>
   <translation>Unit</translation>
  </message>
  <message>
   <source>Saya sudah membaca dan menaatinya</source>
   <translation>I have read it and keep to it</translation>
  </message>
  <message>
   <source>Sebelumnya tanpa NIK</source>
   <translation>Without NIK before</translation>
  </message>
  <message>
   <source>Sedang disiapkan</source>
   <translation>Being prepared</translation>
  </message>
  <message>
   <source>Sedang melayani</source>
   <translation>Serving</translation>
  </message>
  <message>
   <source>Sedikit tentang Anda</source>
   <translation>A little about you</translation>
  </message>
  <message>
   <source>Segel berdua</source>
   <translation>Seal by two</translation>
  </message>
  <message>
   <source>Seharusnya ada di laci</source>
   <translation>The drawer should hold</translation>
  </message>
  <message>
   <source>Sejak</source>
   <translation>Since</translation>
  </message>
  <message>
   <source>Sekali pakai, 24 jam</source>
   <translation>One use, 24 hours</translation>
  </message>
  <message>
   <source>Sekali pakai, berlaku 24 jam</source>
   <translation>One use, valid for 24 hours</translation>
  </message>
  <message>
   <source>Sekali seminggu: ubah yang tidak baik, lalu tulis catatannya.</source>
   <translation>Once a week: change what is not good, then write a note.</translation>
  </message>
  <message>
   <source>Sekarang seharusnya {rupiah} di laci.</source>
   <translation>The drawer should hold {rupiah} now.</translation>
  </message>
  <message>
   <source>Selamat datang</source>
   <translation>Welcome</translation>
  </message>
  <message>
   <source>Selamat datang. Silakan sampaikan keperluan Anda.</source>
   <translation>Welcome. Please say what you need.</translation>
  </message>
  <message>
   <source>Selamat malam</source>
   <translation>Good evening</translation>
  </message>
  <message>
   <source>Selamat pagi</source>
   <translation>Good morning</translation>
  </message>
  <message>
   <source>Selamat siang</source>
   <translation>Good day</translation>
  </message>
  <message>
   <source>Selamat sore</source>
   <translation>Good afternoon</translation>
  </message>
  <message>
   <source>Selasa</source>
   <translation>Tuesday</translation>
  </message>
  <message>
   <source>Selesai</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>Selesai dalam {time}. Biaya: {fee}.</source>
   <translation>Ready within {time}. Fee: {fee}.</translation>
  </message>
  <message>
   <source>Selesai dilayani</source>
   <translation>Served</translation>
  </message>
  <message>
   <source>Selesai paling lambat</source>
   <translation>Ready at the latest</translation>
  </message>
  <message>
   <source>Selesai tanpa memanggil</source>
   <translation>Finish without calling</translation>
  </message>
  <message>
   <source>Selesaikan, atau pindahkan janjinya sebelum lewat</source>
   <translation>Finish it, or move the promise before it passes</translation>
  </message>
  <message>
   <source>Semester</source>
   <translation>Half year</translation>
  </message>
  <message>
   <source>Semua</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Semua catatan tetap tersimpan</source>
   <translation>All records stay on file</translation>
  </message>
  <message>
   <source>Semua dimasukkan kembali sebagai catatan susulan: {n} permohonan.</source>
   <translation>Everything entered again as late records: {n} applications.</translation>
  </message>
  <message>
   <source>Semua fakta aman di komputer ini.</source>
   <translation>All facts are safe on this computer.</translation>
  </message>
  <message>
   <source>Semua fakta tersimpan di sini. Cadangkan ke media kedua setiap hari.</source>
   <translation>All facts are stored here. Back up to a second medium every day.</translation>
  </message>
  <message>
   <source>Semua instansi</source>
   <translation>All agencies</translation>
  </message>
  <message>
   <source>Semua jenis</source>
   <translation>All kinds</translation>
  </message>
  <message>
   <source>Semua pembayaran sudah dicocokkan</source>
   <translation>Every payment is matched</translation>
  </message>
  <message>
   <source>Semua pemeriksaan ditutup.</source>
   <translation>Every inspection is closed.</translation>
  </message>
  <message>
   <source>Semua peran</source>
   <translation>All roles</translation>
  </message>
  <message>
   <source>Semua petugas sudah menyatakan.</source>
   <translation>Everybody has acknowledged it.</translation>
  </message>
  <message>
   <source>Semua yang masih terbuka pada Anda, ditandatangani dengan PIN.</source>
   <translation>Everything still open with you, signed with your PIN.</translation>
  </message>
  <message>
   <source>Semula {value}</source>
   <translation>Formerly {value}</translation>
  </message>
  <message>
   <source>Senin</source>
   <translation>Monday</translation>
  </message>
  <message>
   <source>Seperti tercetak di tanda terima</source>
   <translation>As printed on the receipt</translation>
  </message>
  <message>
   <source>Seperti tercetak pada formulir</source>
   <translation>As printed on the form</translation>
  </message>
  <message>
   <source>Seperti tertera di raknya, misalnya Rak B-3</source>
   <translation>As it is marked, for example Rak B-3</translation>
  </message>
  <message>
   <source>Serah terima</source>
   <translation>Handover</translation>
  </message>
  <message>
   <source>Serah terima dari {name}</source>
   <translation>Handover from {name}</translation>
  </message>
  <message>
   <source>Serah terima terakhir</source>
   <translation>Latest handovers</translation>
  </message>
  <message>
   <source>Serahkan</source>
   <translation>Hand over</translation>
  </message>
  <message>
   <source>Serahkan kembalian</source>
   <translation>Hand over the change</translation>
  </message>
  <message>
   <source>Serahkan kepada petugas</source>
   <translation>Assign to an officer</translation>
  </message>
  <message>
   <source>Serahkan penolakan</source>
   <translation>Hand over the refusal</translation>
  </message>
  <message>
   <source>Serahkan produk</source>
   <translation>Hand over the product</translation>
  </message>
  <message>
   <source>Sesuai</source>
   <translation>As asked</translation>
  </message>
  <message>
   <source>Sesuai tarif</source>
   <translation>By the tariff</translation>
  </message>
  <message>
   <source>Sesuai tarif resmi, tanda terima baru dicetak</source>
   <translation>By the official tariff; a new receipt is printed</translation>
  </message>
  <message>
   <source>Setiap kali pengawas membuka data pribadi, permintaannya tampil di sini.</source>
   <translation>Each time an inspector opens personal data, the request is shown here.</translation>
  </message>
  <message>
   <source>Setiap petugas masuk dengan PIN sendiri; semua catatan memuat namanya.</source>
   <translation>Every officer signs in with a PIN of their own; every record bears the name.</translation>
  </message>
  <message>
   <source>Setiap versi baru ditanyakan kepada setiap petugas saat masuk.</source>
   <translation>Every officer is asked about a new version at sign-in.</translation>
  </message>
  <message>
   <source>Setoran {rupiah} dicatat.</source>
   <translation>Deposit of {rupiah} noted.</translation>
  </message>
  <message>
   <source>Setoran {rupiah}, {number}</source>
   <translation>Deposit {rupiah}, {number}</translation>
  </message>
  <message>
   <source>Setujui</source>
   <translation>Agree</translation>
  </message>
  <message>
   <source>Siap</source>
   <translation>Ready</translation>
  </message>
  <message>
   <source>Siap diambil</source>
   <translation>Ready for collection</translation>
  </message>
  <message>
   <source>Siap didaftarkan</source>
   <translation>Ready to register</translation>
  </message>
  <message>
   <source>Siapa boleh melakukan apa. Tabel yang sama dipakai layar dan baris perintah.</source>
   <translation>Who may do what. Screens and commands use this one table.</translation>
  </message>
  <message>
   <source>Siapa duduk di loket mana, sejak tanggal dan jam berapa.</source>
   <translation>Who sits at which counter, from which day and hour.</translation>
  </message>
  <message>
   <source>Siapa yang bertugas?</source>
   <translation>Who is on duty?</translation>
  </message>
  <message>
   <source>Siapkan lembar kata pemulihan, lalu buka dengan kata pemulihan.</source>
   <translation>Have the sheet of recovery words ready, then open with the recovery words.</translation>
  </message>
  <message>
   <source>Siapkan loket ini</source>
   <translation>Set this counter up</translation>
  </message>
  <message>
   <source>Siapkan untuk penyerahan</source>
   <translation>Prepare for handover</translation>
  </message>
  <message>
   <source>Silakan ke loket</source>
   <translation>Please go to counter</translation>
  </message>
  <message>
   <source>Simpan</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>Simpan berkas untuk pusat</source>
   <translation>Save a file for the centre</translation>
  </message>
  <message>
   <source>Simpan bukti PEKPPP dan ZI</source>
   <translation>Save the PEKPPP and ZI evidence</translation>
  </message>
  <message>
   <source>Simpan catatan</source>
   <translation>Save the note</translation>
  </message>
  <message>
   <source>Simpan data terbuka</source>
   <translation>Save open data</translation>
  </message>
  <message>
   <source>Simpan foto</source>
   <translation>Save photos</translation>
  </message>
  <message>
   <source>Simpan gambar</source>
   <translation>Save picture</translation>
  </message>
  <message>
   <source>Simpan janji temu</source>
   <translation>Save the appointment</translation>
  </message>
  <message>
   <source>Simpan ke</source>
   <translation>Save to</translation>
  </message>
  <message>
   <source>Simpan konsultasi</source>
   <translation>Save the consultation</translation>
  </message>
  <message>
   <source>Simpan laporan</source>
   <translation>Save report</translation>
  </message>
  <message>
   <source>Simpan laporan sebagai berkas</source>
   <translation>Save report as a file</translation>
  </message>
  <message>
   <source>Simpan perbaikan</source>
   <translation>Save the correction</translation>
  </message>
  <message>
   <source>Simpan perubahan</source>
   <translation>Save the changes</translation>
  </message>
  <message>
   <source>Simpan rencana</source>
   <translation>Save the plan</translation>
  </message>
  <message>
   <source>Simpan tanggapan</source>
   <translation>Save the answer</translation>
  </message>
  <message>
   <source>Sinkron</source>
   <translation>Sync</translation>
  </message>
  <message>
   <source>Sinkron harian</source>
   <translation>Daily sync</translation>
  </message>
  <message>
   <source>Sinkron harian berjalan sendiri pukul {time}.</source>
   <translation>The daily sync runs by itself at {time}.</translation>
  </message>
  <message>
   <source>Sinkron harian selesai. Laporannya di Sinkron, Ctrl+P.</source>
   <translation>Daily sync done. Its report is in Sync, Ctrl+P.</translation>
  </message>
  <message>
   <source>Sinkron harian tanpa jadwal.</source>
   <translation>Daily sync without a schedule.</translation>
  </message>
  <message>
   <source>Sinkron selesai: {up} catatan terkirim, {down} diterima.</source>
   <translation>Sync done: {up} records sent, {down} received.</translation>
  </message>
  <message>
   <source>Sisa tempat</source>
   <translation>Space left</translation>
  </message>
  <message>
   <source>Sisanya disetor utuh.</source>
   <translation>The rest is paid in whole.</translation>
  </message>
  <message>
   <source>Sisihkan beberapa pasang sebelum listrik padam; simpan di loket.</source>
   <translation>Set some pairs apart before the power fails; keep them at the counter.</translation>
  </message>
  <message>
   <source>Sisihkan dan cetak</source>
   <translation>Set apart and print</translation>
  </message>
  <message>
   <source>Sistem pusat terganggu</source>
   <translation>Central system down</translation>
  </message>
  <message>
   <source>Slip setoran</source>
   <translation>Deposit slip</translation>
  </message>
  <message>
   <source>Standar</source>
   <translation>Standards</translation>
  </message>
  <message>
   <source>Standar pelayanan</source>
   <translation>Service standard</translation>
  </message>
  <message>
   <source>Standar yang berlaku sudah berganti sejak rancangan ini dibuat</source>
   <translation>The standard in force has changed since this draft was begun</translation>
  </message>
  <message>
   <source>Stasiun</source>
   <translation>Station</translation>
  </message>
  <message>
   <source>Stasiun cabang</source>
   <translation>Stations of the branch</translation>
  </message>
  <message>
   <source>Stasiun ini berdiri sendiri</source>
   <translation>This station stands alone</translation>
  </message>
  <message>
   <source>Stasiun ini berdiri sendiri, tanpa pusat.</source>
   <translation>This station stands alone, without a centre.</translation>
  </message>
  <message>
   <source>Stasiun ini berdiri sendiri.</source>
   <translation>This station stands alone.</translation>
  </message>
  <message>
   <source>Stasiun ini berdiri sendiri: semua tersimpan di komputer ini.</source>
   <translation>This station stands alone: everything is stored on this computer.</translation>
  </message>
  <message>
   <source>Stasiun ini sekarang bagian dari pusat.</source>
   <translation>This station now belongs to the centre.</translation>
  </message>
  <message>
   <source>Stasiun ini yang pertama.</source>
   <translation>This station came first.</translation>
  </message>
  <message>
   <source>Stasiun {number} kantor {office}</source>
   <translation>Station {number} of office {office}</translation>
  </message>
  <message>
   <source>Sudah dicatat</source>
   <translation>Taken down</translation>
  </message>
  <message>
   <source>Sudah diganti</source>
   <translation>Replaced</translation>
  </message>
  <message>
   <source>Sudah dijawab</source>
   <translation>Answered</translation>
  </message>
  <message>
   <source>Sudah diputuskan</source>
   <translation>Decided</translation>
  </message>
  <message>
   <source>Sudah ditangani</source>
   <translation>Dealt with</translation>
  </message>
  <message>
   <source>Sudah diverifikasi</source>
   <translation>Verified</translation>
  </message>
  <message>
   <source>Sudah saya tulis</source>
   <translation>I have written them down</translation>
  </message>
  <message>
   <source>Surat kuasa</source>
   <translation>Letter of authority</translation>
  </message>
  <message>
   <source>Surel</source>
   <translation>E-mail</translation>
  </message>
  <message>
   <source>Survei</source>
   <translation>Survey</translation>
  </message>
  <message>
   <source>Survei tampil di layar pemohon.</source>
   <translation>The survey is on the second window.</translation>
  </message>
  <message>
   <source>Susulan dari kertas</source>
   <translation>Typed in from paper</translation>
  </message>
  <message>
   <source>Syarat</source>
   <translation>Requirements</translation>
  </message>
  <message>
   <source>Syarat ini tidak berlaku</source>
   <translation>This requirement does not apply</translation>
  </message>
  <message>
   <source>Tabel hak</source>
   <translation>Table of rights</translation>
  </message>
  <message>
   <source>Tahap</source>
   <translation>Stage</translation>
  </message>
  <message>
   <source>Tahun</source>
   <translation>Year</translation>
  </message>
  <message>
   <source>Tahun {year}</source>
   <translation>Year {year}</translation>
  </message>
  <message>
   <source>Tambah</source>
   <translation>Add</translation>
  </message>
  <message>
   <source>Tambah foto aduan</source>
   <translation>Add a photo to the complaint</translation>
  </message>
  <message>
   <source>Tambah foto: {number}</source>
   <translation>Add photos: {number}</translation>
  </message>
  <message>
   <source>Tambah layanan pada nomor yang sama</source>
   <translation>Add a service to the same number</translation>
  </message>
  <message>
   <source>Tambah rencana</source>
   <translation>Add a plan</translation>
  </message>
  <message>
   <source>Tampil di komputer hub, dimulai dengan https://</source>
   <translation>Shown on the hub's computer, begins with https://</translation>
  </message>
  <message>
   <source>Tampil di layar masuk</source>
   <translation>Shown on the sign-in page</translation>
  </message>
  <message>
   <source>Tampilan dan bahasa</source>
   <translation>Look and language</translation>
  </message>
  <message>
   <source>Tampilkan NIK, dicatat</source>
   <translation>Show the NIK, on record</translation>
  </message>
  <message>
   <source>Tampilkan riwayat data</source>
   <translation>Show the data trail</translation>
  </message>
  <message>
   <source>Tampilkan semua</source>
   <translation>Show all</translation>
  </message>
  <message>
   <source>Tampilkan yang sudah diputuskan</source>
   <translation>Show what was decided</translation>
  </message>
  <message>
   <source>Tampilkan yang tertahan</source>
   <translation>Show what is held</translation>
  </message>
  <message>
   <source>Tanda tangan</source>
   <translation>Signature</translation>
  </message>
  <message>
   <source>Tanda tangan di sini</source>
   <translation>Sign here</translation>
  </message>
  <message>
   <source>Tanda tangan penerima</source>
   <translation>Signature of the receiver</translation>
  </message>
  <message>
   <source>Tanda terima</source>
   <translation>Receipt</translation>
  </message>
  <message>
   <source>Tanda terima aduan</source>
   <translation>Complaint receipt</translation>
  </message>
  <message>
   <source>Tanda terima aslinya tetap; uang keluar setelah disetujui orang lain.</source>
   <translation>The receipt stays; money leaves after another person allowed it.</translation>
  </message>
  <message>
   <source>Tanda terima berkas</source>
   <translation>Receipt of papers</translation>
  </message>
  <message>
   <source>Tanda terima dan standar pelayanan</source>
   <translation>Receipt and service standard</translation>
  </message>
  <message>
   <source>Tanda terima hilang</source>
   <translation>Receipt lost</translation>
  </message>
  <message>
   <source>Tanda terima {number}</source>
   <translation>Receipt {number}</translation>
  </message>
  <message>
   <source>Tanda terima {number} dibatalkan; uangnya tercatat kembali.</source>
   <translation>Receipt {number} voided; the money is noted as given back.</translation>
  </message>
  <message>
   <source>Tanda terima {number} menjadi batal, kertasnya ditarik.</source>
   <translation>Receipt {number} becomes void; the paper is taken back.</translation>
  </message>
  <message>
   <source>Tanda terima, terisi selagi mengetik</source>
   <translation>Receipt, filled in while you type</translation>
  </message>
  <message>
   <source>Tandai berkasnya; pemohon diminta datang bila perlu</source>
   <translation>Mark the papers; the citizen is asked to come if needed</translation>
  </message>
  <message>
   <source>Tandai siap diambil</source>
   <translation>Mark as ready</translation>
  </message>
  <message>
   <source>Tandai sudah ditangani</source>
   <translation>Mark as dealt with</translation>
  </message>
  <message>
   <source>Tangani</source>
   <translation>Deal with it</translation>
  </message>
  <message>
   <source>Tanggal</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>Tanggal hari ini</source>
   <translation>Today's date</translation>
  </message>
  <message>
   <source>Tanggal lahir</source>
   <translation>Date of birth</translation>
  </message>
  <message>
   <source>Tanggal surat kuasa (bila ada)</source>
   <translation>Date of the letter of authority (if any)</translation>
  </message>
  <message>
   <source>Tanggapan Anda</source>
   <translation>Your reply</translation>
  </message>
  <message>
   <source>Tanggapan atau alasan</source>
   <translation>Answer or reason</translation>
  </message>
  <message>
   <source>Tanggapan disimpan.</source>
   <translation>Answer saved.</translation>
  </message>
  <message>
   <source>Tanggapan: {words}</source>
   <translation>Reply: {words}</translation>
  </message>
  <message>
   <source>Tanggapi</source>
   <translation>Answer</translation>
  </message>
  <message>
   <source>Tanggapi masukan</source>
   <translation>Answer a comment</translation>
  </message>
  <message>
   <source>Tanpa NIK</source>
   <translation>Without NIK</translation>
  </message>
  <message>
   <source>Tanpa antrean</source>
   <translation>Without a queue</translation>
  </message>
  <message>
   <source>Tanpa biaya</source>
   <translation>No fee</translation>
  </message>
  <message>
   <source>Tanpa nama</source>
   <translation>Without name</translation>
  </message>
  <message>
   <source>Tanpa nama, tanpa NIK</source>
   <translation>No name, no NIK</translation>
  </message>
  <message>
   <source>Tanpa pusat pun loket bekerja penuh. Bergabung dapat dilakukan nanti.</source>
   <translation>The counter works fully without a centre. It can join one later.</translation>
  </message>
  <message>
   <source>Tanpa pusat pun loket bekerja penuh; semua tersimpan di komputer ini.</source>
   <translation>The counter works fully without a centre; everything is stored on this computer.</translation>
  </message>
  <message>
   <source>Tanpa waktu sebelum tutup (menit)</source>
   <translation>No time before closing (minutes)</translation>
  </message>
  <message>
   <source>Tanyakan di layar pemohon</source>
   <translation>Ask on the second window</translation>
  </message>
  <message>
   <source>Tanyakan ke keduanya</source>
   <translation>Ask both</translation>
  </message>
  <message>
   <source>Tarif belum dipilih</source>
   <translation>No tariff chosen yet</translation>
  </message>
  <message>
   <source>Tarif resmi</source>
   <translation>Official tariff</translation>
  </message>
  <message>
   <source>Tarik</source>
   <translation>Withdraw</translation>
  </message>
  <message>
   <source>Tarik rancangan</source>
   <translation>Withdraw the draft</translation>
  </message>
  <message>
   <source>Tekan Coba lagi.</source>
   <translation>Press Try again.</translation>
  </message>
  <message>
   <source>Tekan Coba lagi. Draf Anda terbuka di tempat yang sama.</source>
   <translation>Press Try again. Your draft opens at the same place.</translation>
  </message>
  <message>
   <source>Tekan F2 saat pemohon duduk di depan Anda.</source>
   <translation>Press F2 when the applicant sits before you.</translation>
  </message>
  <message>
   <source>Tekan untuk mengeluarkannya</source>
   <translation>Press to take it out</translation>
  </message>
  <message>
   <source>Teks versi baru</source>
   <translation>Text of the new version</translation>
  </message>
  <message>
   <source>Telepon</source>
   <translation>Phone</translation>
  </message>
  <message>
   <source>Telepon atau alamat jawaban</source>
   <translation>Phone or address for the answer</translation>
  </message>
  <message>
   <source>Tema</source>
   <translation>Theme</translation>
  </message>
  <message>
   <source>Teman atau tetangga</source>
   <translation>Friend or neighbour</translation>
  </message>
  <message>
   <source>Tempat</source>
   <translation>Place</translation>
  </message>
  <message>
   <source>Tempat itu tidak terbuka untuk peran Anda.</source>
   <translation>That place is not open to your role.</translation>
  </message>
  <message>
   <source>Tempat kejadian</source>
   <translation>Place</translation>
  </message>
  <message>
   <source>Tempat map</source>
   <translation>Place of the folder</translation>
  </message>
  <message>
   <source>Tempat per waktu dan instansi</source>
   <translation>Places per time and agency</translation>
  </message>
  <message>
   <source>Tempat produk</source>
   <translation>Place of the product</translation>
  </message>
  <message>
   <source>Tempatkan</source>
   <translation>Assign</translation>
  </message>
  <message>
   <source>Tempel daftar bank: satu pembayaran satu baris, referensi lalu jumlah.</source>
   <translation>Paste the bank's list: one payment a line, reference then amount.</translation>
  </message>
  <message>
   <source>Temuan</source>
   <translation>Findings</translation>
  </message>
  <message>
   <source>Temuan dan berkas bundel ditangani penyelia atau admin di layar Sinkron.</source>
   <translation>Findings and bundle files are dealt with by a supervisor or admin on the Sync screen.</translation>
  </message>
  <message>
   <source>Temuan dicatat sudah ditangani.</source>
   <translation>The finding is on record as dealt with.</translation>
  </message>
  <message>
   <source>Tenggat</source>
   <translation>Day</translation>
  </message>
  <message>
   <source>Tentang</source>
   <translation>About</translation>
  </message>
  <message>
   <source>Tentang Anda</source>
   <translation>About you</translation>
  </message>
  <message>
   <source>Terakhir diketik pukul {time}</source>
   <translation>Last typed at {time}</translation>
  </message>
  <message>
   <source>Terakhir masuk {day} {time}</source>
   <translation>Last signed in {day} {time}</translation>
  </message>
  <message>
   <source>Terakhir: {date} {time}, {file}</source>
   <translation>Last: {date} {time}, {file}</translation>
  </message>
  <message>
   <source>Terakhir: {day}, {how}.</source>
   <translation>Last: {day}, {how}.</translation>
  </message>
  <message>
   <source>Terang</source>
   <translation>Light</translation>
  </message>
  <message>
   <source>Terbaca dalam cerita permohonan</source>
   <translation>Readable in the story of the application</translation>
  </message>
  <message>
   <source>Terbitkan</source>
   <translation>Publish</translation>
  </message>
  <message>
   <source>Terbitkan kode etik</source>
   <translation>Publish the code</translation>
  </message>
  <message>
   <source>Tercatat, berkas masih kurang.</source>
   <translation>Recorded, papers still missing.</translation>
  </message>
  <message>
   <source>Tercatat, menunggu pembayaran</source>
   <translation>Recorded, waiting for payment</translation>
  </message>
  <message>
   <source>Tercatat.</source>
   <translation>Noted.</translation>
  </message>
  <message>
   <source>Tercatat: kertas keluar.</source>
   <translation>Recorded: the paper came out.</translation>
  </message>
  <message>
   <source>Tercatat: kertas tidak keluar. Cetak ulang membuat lembar asli lagi.</source>
   <translation>Recorded: the paper did not come out. A reprint is an original again.</translation>
  </message>
  <message>
   <source>Tercatat: {step}.</source>
   <translation>Recorded: {step}.</translation>
  </message>
  <message>
   <source>Tercetak di tanda terima dan di nomor.</source>
   <translation>Printed on the receipt and in the numbers.</translation>
  </message>
  <message>
   <source>Tercetak pada salinan</source>
   <translation>Printed on the copy</translation>
  </message>
  <message>
   <source>Tercetak pada surat penolakan</source>
   <translation>Printed in the letter of refusal</translation>
  </message>
  <message>
   <source>Terdaftar dengan nomor {number}</source>
   <translation>Registered under number {number}</translation>
  </message>
  <message>
   <source>Terdaftar hari ini</source>
   <translation>Registered today</translation>
  </message>
  <message>
   <source>Terima berkas lengkap</source>
   <translation>Take in a complete file</translation>
  </message>
  <message>
   <source>Terima kasih</source>
   <translation>Thank you</translation>
  </message>
  <message>
   <source>Terima kasih. Data sudah Anda setujui.</source>
   <translation>Thank you. You agreed to the details.</translation>
  </message>
  <message>
   <source>Terima pembayaran</source>
   <translation>Take the payment</translation>
  </message>
  <message>
   <source>Terima permohonan</source>
   <translation>Accept the application</translation>
  </message>
  <message>
   <source>Terima petugas</source>
   <translation>Admit the officer</translation>
  </message>
  <message>
   <source>Terkirim</source>
   <translation>Sent</translation>
  </message>
  <message>
   <source>Terkirim bila jaringan ada</source>
   <translation>Sent when there is a line</translation>
  </message>
  <message>
   <source>Terlambat, dua kali atau tidak berurutan pun tidak apa-apa.</source>
   <translation>Late, twice or out of order does no harm.</translation>
  </message>
  <message>
   <source>Tersegel dalam kantong {bag}.</source>
   <translation>Sealed in bag {bag}.</translation>
  </message>
  <message>
   <source>Tersimpan</source>
   <translation>Stored</translation>
  </message>
  <message>
   <source>Tersimpan di komputer ini.</source>
   <translation>Stored on this computer.</translation>
  </message>
  <message>
   <source>Tersimpan di sini</source>
   <translation>Stored here</translation>
  </message>
  <message>
   <source>Tersimpan di sini dulu</source>
   <translation>Kept here first</translation>
  </message>
  <message>
   <source>Tertahan</source>
   <translation>Held</translation>
  </message>
  <message>
   <source>Tertunda</source>
   <translation>Delayed</translation>
  </message>
  <message>
   <source>Tetapkan</source>
   <translation>Adopt</translation>
  </message>
  <message>
   <source>Tetapkan batas waktu</source>
   <translation>Set time limit</translation>
  </message>
  <message>
   <source>Tetapkan menjadi standar</source>
   <translation>Adopt as the standard</translation>
  </message>
  <message>
   <source>Tidak ada</source>
   <translation>None</translation>
  </message>
  <message>
   <source>Tidak ada / tidak tahu namanya</source>
   <translation>None / name not known</translation>
  </message>
  <message>
   <source>Tidak ada aduan di sini</source>
   <translation>No complaints here</translation>
  </message>
  <message>
   <source>Tidak ada apa-apa di balik angka ini</source>
   <translation>Nothing lies behind this figure</translation>
  </message>
  <message>
   <source>Tidak ada di stasiun ini</source>
   <translation>Not at this station</translation>
  </message>
  <message>
   <source>Tidak ada foto baru di folder pemindai.</source>
   <translation>There is no new photo in the scanner's folder.</translation>
  </message>
  <message>
   <source>Tidak ada hub yang terdengar di jaringan ini.</source>
   <translation>No hub can be heard on this network.</translation>
  </message>
  <message>
   <source>Tidak ada kabar untuk keadaan ini.</source>
   <translation>There is nothing to tell now.</translation>
  </message>
  <message>
   <source>Tidak ada kas yang terbuka</source>
   <translation>No drawer is open</translation>
  </message>
  <message>
   <source>Tidak ada kertas darurat yang kosong</source>
   <translation>No blank papers are left</translation>
  </message>
  <message>
   <source>Tidak ada kesalahan. Berkas dapat diterbitkan.</source>
   <translation>No mistakes. The file can be published.</translation>
  </message>
  <message>
   <source>Tidak ada layanan yang cocok</source>
   <translation>No service fits</translation>
  </message>
  <message>
   <source>Tidak ada layanan yang cocok. Coba kata lain, atau tanyakan ke pemandu.</source>
   <translation>No service fits. Try another word, or ask the guide.</translation>
  </message>
  <message>
   <source>Tidak ada pengembalian yang menunggu</source>
   <translation>No refund waits</translation>
  </message>
  <message>
   <source>Tidak ada permohonan yang cocok</source>
   <translation>No application fits</translation>
  </message>
  <message>
   <source>Tidak ada petugas lain di stasiun ini yang berwenang menyetujui.</source>
   <translation>No other officer of this station is entitled to agree.</translation>
  </message>
  <message>
   <source>Tidak ada yang baru: pusat dan komputer ini sama.</source>
   <translation>Nothing new: the centre and this computer are equal.</translation>
  </message>
  <message>
   <source>Tidak ada yang cocok. Coba kata lain atau nomor.</source>
   <translation>Nothing matches. Try other words or a number.</translation>
  </message>
  <message>
   <source>Tidak ada yang dilayani</source>
   <translation>Nobody is being served</translation>
  </message>
  <message>
   <source>Tidak ada yang hilang.</source>
   <translation>Nothing would be lost.</translation>
  </message>
  <message>
   <source>Tidak ada yang menunggu</source>
   <translation>Nothing waits</translation>
  </message>
  <message>
   <source>Tidak ada yang terbuka pada Anda.</source>
   <translation>Nothing is open with you.</translation>
  </message>
  <message>
   <source>Tidak ada yang terbuka.</source>
   <translation>Nothing is open.</translation>
  </message>
  <message>
   <source>Tidak ada yang tertahan</source>
   <translation>Nothing is held</translation>
  </message>
  <message>
   <source>Tidak ada, simpan sebagai PDF</source>
   <translation>None, keep as PDF</translation>
  </message>
  <message>
   <source>Tidak berlaku</source>
   <translation>Does not apply</translation>
  </message>
  <message>
   <source>Tidak cocok</source>
   <translation>Does not match</translation>
  </message>
  <message>
   <source>Tidak diambil</source>
   <translation>Not collected</translation>
  </message>
  <message>
   <source>Tidak dibuka: bacakan, lalu F11</source>
   <translation>Not open: read aloud, then F11</translation>
  </message>
  <message>
   <source>Tidak dipilih</source>
   <translation>Not chosen</translation>
  </message>
  <message>
   <source>Tidak dipungut</source>
   <translation>Free</translation>
  </message>
  <message>
   <source>Tidak dipungut biaya</source>
   <translation>Free of charge</translation>
  </message>
  <message>
   <source>Tidak dipungut biaya. Petugas tidak dapat menagih.</source>
   <translation>Free of charge. The officer cannot charge for it.</translation>
  </message>
  <message>
   <source>Tidak dirujuk</source>
   <translation>Not cited</translation>
  </message>
  <message>
   <source>Tidak diserahkan</source>
   <translation>Not handed in</translation>
  </message>
  <message>
   <source>Tidak diterapkan</source>
   <translation>Not applied</translation>
  </message>
  <message>
   <source>Tidak keluar</source>
   <translation>Did not come out</translation>
  </message>
  <message>
   <source>Tidak perlu</source>
   <translation>Not needed</translation>
  </message>
  <message>
   <source>Tidak untuk stasiun ini</source>
   <translation>Not for this station</translation>
  </message>
  <message>
   <source>Tindakan</source>
   <translation>Action</translation>
  </message>
  <message>
   <source>Tinjau</source>
   <translation>Review</translation>
  </message>
  <message>
   <source>Tolak</source>
   <translation>Refuse</translation>
  </message>
  <message>
   <source>Tolak dengan alasan</source>
   <translation>Refuse with a reason</translation>
  </message>
  <message>
   <source>Tombol F1</source>
   <translation>Keys F1</translation>
  </message>
  <message>
   <source>Tombol ini menunda draf yang terbuka dan memulai yang baru.</source>
   <translation>This key parks the open draft and starts a new one.</translation>
  </message>
  <message>
   <source>Tombol yang berlaku di layar ini</source>
   <translation>Keys that work on this screen</translation>
  </message>
  <message>
   <source>Tulis 24 kata ini di kertas dan simpan di brankas. Hanya ditampilkan sekali; dengan kata ini data dapat dibuka bila semua PIN hilang.</source>
   <translation>Write these 24 words on paper and keep them in the safe. They are shown only once; they open the data when every PIN is lost.</translation>
  </message>
  <message>
   <source>Tulis alasan singkat yang dapat dibaca orang lain.</source>
   <translation>Write a short reason that others can read.</translation>
  </message>
  <message>
   <source>Tulis apa yang disampaikan kepada yang dibatalkan.</source>
   <translation>Write what those who are cancelled are told.</translation>
  </message>
  <message>
   <source>Tulis jam seperti 07.30-16.00; kosongkan bila tutup.</source>
   <translation>Write hours like 07.30-16.00; leave empty when closed.</translation>
  </message>
  <message>
   <source>Tulis jamnya, misalnya 09.15.</source>
   <translation>Write the time, for example 09.15.</translation>
  </message>
  <message>
   <source>Tulis jawaban di sebelahnya</source>
   <translation>Write the answer beside it</translation>
  </message>
  <message>
   <source>Tulis nomor loket atau nama tempatnya.</source>
   <translation>Write the counter's number or the place.</translation>
  </message>
  <message>
   <source>Tulis nomor yang tercetak pada formulirnya.</source>
   <translation>Write the number printed on the form.</translation>
  </message>
  <message>
   <source>Tulis pertanyaannya.</source>
   <translation>Write the question.</translation>
  </message>
  <message>
   <source>Tulis suara hari ini</source>
   <translation>Write today's voices</translation>
  </message>
  <message>
   <source>Tulis tanggalnya: hari, bulan, tahun.</source>
   <translation>Write the date: day, month, year.</translation>
  </message>
  <message>
   <source>Tulis tempat berkasnya, misalnya di stik.</source>
   <translation>Write where the file goes, for example on the stick.</translation>
  </message>
  <message>
   <source>Tulis ulang tanpa nama, nomor, dan alamat.</source>
   <translation>Write it anew without names, numbers and addresses.</translation>
  </message>
  <message>
   <source>Tunai</source>
   <translation>Cash</translation>
  </message>
  <message>
   <source>Tunda</source>
   <translation>Set aside</translation>
  </message>
  <message>
   <source>Tunda kunjungan</source>
   <translation>Set the visit aside</translation>
  </message>
  <message>
   <source>Tunda {ticket}</source>
   <translation>Set {ticket} aside</translation>
  </message>
  <message>
   <source>Tutup</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Tutup antrean</source>
   <translation>Close the queue</translation>
  </message>
  <message>
   <source>Tutup karena kedaluwarsa</source>
   <translation>Close as expired</translation>
  </message>
  <message>
   <source>Tutup kas</source>
   <translation>Close the drawer</translation>
  </message>
  <message>
   <source>Tutup program</source>
   <translation>Close the program</translation>
  </message>
  <message>
   <source>Tutup program lain yang memakai folder data ini.</source>
   <translation>Close other programs that use this data folder.</translation>
  </message>
  <message>
   <source>Tutup sebagai ganda</source>
   <translation>Close as duplicate</translation>
  </message>
  <message>
   <source>Tutup semua</source>
   <translation>Close all</translation>
  </message>
  <message>
   <source>Uang diterima</source>
   <translation>Money received</translation>
  </message>
  <message>
   <source>Uang keluar</source>
   <translation>Money out</translation>
  </message>
  <message>
   <source>Uang keluar lain</source>
   <translation>Other money out</translation>
  </message>
  <message>
   <source>Uang kertas</source>
   <translation>Notes</translation>
  </message>
  <message>
   <source>Uang logam</source>
   <translation>Coins</translation>
  </message>
  <message>
   <source>Uang masuk</source>
   <translation>Money in</translation>
  </message>
  <message>
   <source>Uang masuk dan keluar</source>
   <translation>Money in and out</translation>
  </message>
  <message>
   <source>Uang masuk lain</source>
   <translation>Other money in</translation>
  </message>
  <message>
   <source>Uang sudah dikembalikan</source>
   <translation>Money given back</translation>
  </message>
  <message>
   <source>Uang tunai loket ini, dihitung per lembar.</source>
   <translation>This counter's cash, counted by note.</translation>
  </message>
  <message>
   <source>Uang yang harus dikembalikan</source>
   <translation>Money to give back</translation>
  </message>
  <message>
   <source>Uang {amount} sempat diketik, belum tercatat: sudah diterima?</source>
   <translation>{amount} was typed but not recorded: was it received?</translation>
  </message>
  <message>
   <source>Ubah</source>
   <translation>Change</translation>
  </message>
  <message>
   <source>Ubah standar lewat rancangan: masyarakat membaca, memberi masukan, lalu kepala kantor menetapkan.</source>
   <translation>Change a standard by a draft: the public reads and comments, then the head of the office adopts it.</translation>
  </message>
  <message>
   <source>Ubah tanggapan</source>
   <translation>Change the answer</translation>
  </message>
  <message>
   <source>Ukuran huruf</source>
   <translation>Text size</translation>
  </message>
  <message>
   <source>Ulangi</source>
   <translation>Repeat</translation>
  </message>
  <message>
   <source>Ulangi perubahan</source>
   <translation>Redo the change</translation>
  </message>
  <message>
   <source>Umpan turun</source>
   <translation>Incoming feed</translation>
  </message>
  <message>
   <source>Umum</source>
   <translation>General</translation>
  </message>
  <message>
   <source>Umumkan</source>
   <translation>Publish</translation>
  </message>
  <message>
   <source>Umumkan rancangan</source>
   <translation>Publish the draft</translation>
  </message>
  <message>
   <source>Umur (tahun)</source>
   <translation>Age (years)</translation>
  </message>
  <message>
   <source>Unsur</source>
   <translation>Element</translation>
  </message>
  <message>
   <source>Untuk</source>
   <translation>For</translation>
  </message>
  <message>
   <source>Untuk arsip</source>
   <translation>For the archive</translation>
  </message>
  <message>
   <source>Untuk menunda dan panggilan di luar urutan.</source>
   <translation>To set aside, and for calls out of order.</translation>
  </message>
  <message>
   <source>Untuk padam total: formulir dan tanda terima kosong bernomor stasiun ini.</source>
   <translation>For a total outage: blank forms and receipts with this station's numbers.</translation>
  </message>
  <message>
   <source>Untuk {to}. Sidik manifes {hash}.</source>
   <translation>For {to}. Manifest print {hash}.</translation>
  </message>
  <message>
   <source>Urungkan</source>
   <translation>Undo</translation>
  </message>
  <message>
   <source>VA</source>
   <translation>VA</translation>
  </message>
  <message>
   <source>Versi</source>
   <translation>Versions</translation>
  </message>
  <message>
   <source>Versi dipilih.</source>
   <translation>Version chosen.</translation>
  </message>
  <message>
   <source>Versi standar</source>
   <translation>Version of the standard</translation>
  </message>
  <message>
   <source>Versi yang dipakai</source>
   <translation>The version that counts</translation>
  </message>
  <message>
   <source>Wajib</source>
   <translation>Required</translation>
  </message>
  <message>
   <source>Wajib bila ada selisih atau nomor yang belum dijelaskan.</source>
   <translation>Needed where there is a difference or an unexplained number.</translation>
  </message>
  <message>
   <source>Wajib bila isinya lain dari saat disegel.</source>
   <translation>Needed where it holds another amount than was sealed.</translation>
  </message>
  <message>
   <source>Wajib bila modal lain dari yang ditinggal kemarin.</source>
   <translation>Needed where the float is not what was left.</translation>
  </message>
  <message>
   <source>Wajib diisi sebelum maklumat dicetak.</source>
   <translation>Needed before the pledge is printed.</translation>
  </message>
  <message>
   <source>Waktu</source>
   <translation>Time</translation>
  </message>
  <message>
   <source>Waktu dihitung sejak pembayaran dicatat</source>
   <translation>Time counts from the recorded payment</translation>
  </message>
  <message>
   <source>Waktu ini dinyatakan petugas</source>
   <translation>This time was stated by a person</translation>
  </message>
  <message>
   <source>Waktu janji berhenti sampai pemohon datang</source>
   <translation>The promise pauses until the applicant comes</translation>
  </message>
  <message>
   <source>Waktu layanan dihitung sejak pembayaran dicatat</source>
   <translation>Service time counts from the recorded payment</translation>
  </message>
  <message>
   <source>Waktu tunggu per jam</source>
   <translation>Waiting time by hour</translation>
  </message>
  <message>
   <source>Waktu tunggu, median</source>
   <translation>Waiting time, median</translation>
  </message>
  <message>
   <source>Warga lain, NIK {nik2}: satu berkas wajib 0 (tidak ada), cetak lembar kekurangan.</source>
   <translation>Another citizen, NIK {nik2}: one required paper 0 (missing), print the shortage slip.</translation>
  </message>
  <message>
   <source>Ya, keluar utuh</source>
   <translation>Yes, whole</translation>
  </message>
  <message>
   <source>Ya, sudah di tangan</source>
   <translation>Yes, in their hands</translation>
  </message>
  <message>
   <source>Yang baru terkirim dengan sendirinya begitu ada sambungan.</source>
   <translation>What is new is sent by itself as soon as there is a line.</translation>
  </message>
  <message>
   <source>Yang belum sampai</source>
   <translation>What has not arrived</translation>
  </message>
  <message>
   <source>Yang belum selesai</source>
   <translation>Not finished</translation>
  </message>
  <message>
   <source>Yang berhalangan</source>
   <translation>Who is absent</translation>
  </message>
  <message>
   <source>Yang diajukan muncul di sini sampai dibayarkan atau ditolak.</source>
   <translation>What was asked for stays here until it is paid or refused.</translation>
  </message>
  <message>
   <source>Yang dibawa</source>
   <translation>What to bring</translation>
  </message>
  <message>
   <source>Yang disimpan mendapat tiket kembali untuk hari kerja berikutnya.</source>
   <translation>Those kept get a return ticket for the next working day.</translation>
  </message>
  <message>
   <source>Yang ditulis sesudah cadangan ikut kembali dari salinan di sebelahnya.</source>
   <translation>What was written after the backup comes back from the copies beside it.</translation>
  </message>
  <message>
   <source>Yang ditunda</source>
   <translation>Set aside</translation>
  </message>
  <message>
   <source>Yang ditunggu</source>
   <translation>Expected</translation>
  </message>
  <message>
   <source>Yang harus dibawa</source>
   <translation>What must be brought</translation>
  </message>
  <message>
   <source>Yang hilang: {n} catatan sejak {time}, {cases} permohonan baru.</source>
   <translation>Lost would be: {n} records since {time}, {cases} new applications.</translation>
  </message>
  <message>
   <source>Yang masih menunggu</source>
   <translation>Still waiting</translation>
  </message>
  <message>
   <source>Yang masih terbuka</source>
   <translation>Still open</translation>
  </message>
  <message>
   <source>Yang masih terbuka: {n}</source>
   <translation>Still open: {n}</translation>
  </message>
  <message>
   <source>Yang melanjutkan tercatat. Tanpa itu isiannya tetap pada {name}.</source>
   <translation>Who goes on is on record. Otherwise it stays with {name}.</translation>
  </message>
  <message>
   <source>Yang menunggu</source>
   <translation>Who waits</translation>
  </message>
  <message>
   <source>Yang perlu diperhatikan</source>
   <translation>What needs attention</translation>
  </message>
  <message>
   <source>Yang sudah keluar menjadi SALINAN dengan alasan</source>
   <translation>What is out becomes a COPY with a reason</translation>
  </message>
  <message>
   <source>Yang sudah tersimpan tetap tersimpan. Tidak ada yang tertulis setengah.</source>
   <translation>What was stored stays stored. Nothing is half-written.</translation>
  </message>
  <message>
   <source>Yang terakhir: {guess}</source>
   <translation>The last one: {guess}</translation>
  </message>
  <message>
   <source>Yang terbaru di atas</source>
   <translation>The newest first</translation>
  </message>
  <message>
   <source>Zona waktu</source>
   <translation>Time zone</translation>
  </message>
  <message>
   <source>arsip, tidak diambil</source>
   <translation>archive, not collected</translation>
  </message>
  <message>
   <source>asli</source>
   <translation>original</translation>
  </message>
  <message>
   <source>batal</source>
   <translation>void</translation>
  </message>
  <message>
   <source>batas UU 30/2014 ps. 53,
tidak dicetak</source>
   <translation>limit of UU 30/2014 art. 53,
not printed</translation>
  </message>
  <message>
   <source>batas {n}</source>
   <translation>limit {n}</translation>
  </message>
  <message>
   <source>belum ada</source>
   <translation>none yet</translation>
  </message>
  <message>
   <source>belum ada fakta</source>
   <translation>no facts yet</translation>
  </message>
  <message>
   <source>belum ada pengguna layanan</source>
   <translation>no users of services yet</translation>
  </message>
  <message>
   <source>belum ber-PIN di sini</source>
   <translation>no PIN here</translation>
  </message>
  <message>
   <source>belum bersertifikat</source>
   <translation>not certified yet</translation>
  </message>
  <message>
   <source>belum cukup</source>
   <translation>too few</translation>
  </message>
  <message>
   <source>belum dibandingkan</source>
   <translation>not compared yet</translation>
  </message>
  <message>
   <source>belum dibayar</source>
   <translation>not paid yet</translation>
  </message>
  <message>
   <source>belum dicocokkan</source>
   <translation>not matched yet</translation>
  </message>
  <message>
   <source>belum dijawab</source>
   <translation>not answered</translation>
  </message>
  <message>
   <source>belum dijelaskan</source>
   <translation>unexplained</translation>
  </message>
  <message>
   <source>belum disetor</source>
   <translation>not paid in</translation>
  </message>
  <message>
   <source>belum ditanggapi</source>
   <translation>no reply</translation>
  </message>
  <message>
   <source>belum lengkap</source>
   <translation>not complete</translation>
  </message>
  <message>
   <source>belum pernah</source>
   <translation>never</translation>
  </message>
  <message>
   <source>belum pernah tersambung</source>
   <translation>never connected</translation>
  </message>
  <message>
   <source>berhenti sejak {day}</source>
   <translation>paused since {day}</translation>
  </message>
  <message>
   <source>berjalan</source>
   <translation>running</translation>
  </message>
  <message>
   <source>berkas kurang</source>
   <translation>papers missing</translation>
  </message>
  <message>
   <source>berlaku mulai {day}</source>
   <translation>in force from {day}</translation>
  </message>
  <message>
   <source>berubah</source>
   <translation>changed</translation>
  </message>
  <message>
   <source>besok</source>
   <translation>tomorrow</translation>
  </message>
  <message>
   <source>bila ada</source>
   <translation>if any</translation>
  </message>
  <message>
   <source>cari</source>
   <translation>search</translation>
  </message>
  <message>
   <source>catat aduan</source>
   <translation>take down</translation>
  </message>
  <message>
   <source>catatan akses</source>
   <translation>access record</translation>
  </message>
  <message>
   <source>cetak</source>
   <translation>print</translation>
  </message>
  <message>
   <source>cetak daftar</source>
   <translation>print the list</translation>
  </message>
  <message>
   <source>cetak ulang</source>
   <translation>reprint</translation>
  </message>
  <message>
   <source>cetakan</source>
   <translation>prints</translation>
  </message>
  <message>
   <source>daftar tombol</source>
   <translation>sheet of keys</translation>
  </message>
  <message>
   <source>dan {count} berkas lagi</source>
   <translation>and {count} more papers</translation>
  </message>
  <message>
   <source>dan {count} lagi di standarnya</source>
   <translation>and {count} more in the standard</translation>
  </message>
  <message>
   <source>dan {n} lagi</source>
   <translation>and {n} more</translation>
  </message>
  <message>
   <source>dan {n} temuan lain</source>
   <translation>and {n} more findings</translation>
  </message>
  <message>
   <source>dari {n} fakta</source>
   <translation>of {n} facts</translation>
  </message>
  <message>
   <source>dari {n} pengguna layanan</source>
   <translation>of {n} users</translation>
  </message>
  <message>
   <source>data acuan</source>
   <translation>reference data</translation>
  </message>
  <message>
   <source>data contoh</source>
   <translation>sample data</translation>
  </message>
  <message>
   <source>dengan surat kuasa bermeterai</source>
   <translation>with a stamped letter of authority</translation>
  </message>
  <message>
   <source>di bank {rupiah}</source>
   <translation>{rupiah} at the bank</translation>
  </message>
  <message>
   <source>diambil pemohon dengan tanda terimanya</source>
   <translation>the citizen fetches it with the receipt</translation>
  </message>
  <message>
   <source>dibawa {name}</source>
   <translation>with {name}</translation>
  </message>
  <message>
   <source>dibayar nanti</source>
   <translation>to be paid later</translation>
  </message>
  <message>
   <source>dibayarkan</source>
   <translation>paid</translation>
  </message>
  <message>
   <source>dicabut</source>
   <translation>lifted</translation>
  </message>
  <message>
   <source>dicabut {time}</source>
   <translation>revoked {time}</translation>
  </message>
  <message>
   <source>dicatat belakangan</source>
   <translation>noted later</translation>
  </message>
  <message>
   <source>dikuasakan</source>
   <translation>represented</translation>
  </message>
  <message>
   <source>diminta: {form}</source>
   <translation>asked: {form}</translation>
  </message>
  <message>
   <source>diperingatkan</source>
   <translation>a warning</translation>
  </message>
  <message>
   <source>diperlihatkan</source>
   <translation>shown</translation>
  </message>
  <message>
   <source>diragukan</source>
   <translation>in doubt</translation>
  </message>
  <message>
   <source>direkam</source>
   <translation>captured</translation>
  </message>
  <message>
   <source>disegel</source>
   <translation>sealed</translation>
  </message>
  <message>
   <source>disetor</source>
   <translation>paid in</translation>
  </message>
  <message>
   <source>disetujui, belum dibayarkan</source>
   <translation>allowed, not paid yet</translation>
  </message>
  <message>
   <source>dispensasi</source>
   <translation>waiver</translation>
  </message>
  <message>
   <source>disposisi sampai {day}</source>
   <translation>disposition until {day}</translation>
  </message>
  <message>
   <source>ditanggapi</source>
   <translation>replied</translation>
  </message>
  <message>
   <source>ditarik: {why}</source>
   <translation>withdrawn: {why}</translation>
  </message>
  <message>
   <source>diterima</source>
   <translation>accepted</translation>
  </message>
  <message>
   <source>ditetapkan {who}</source>
   <translation>set by {who}</translation>
  </message>
  <message>
   <source>ditolak</source>
   <translation>refused</translation>
  </message>
  <message>
   <source>ditunda</source>
   <translation>set aside</translation>
  </message>
  <message>
   <source>ditunggu</source>
   <translation>awaited</translation>
  </message>
  <message>
   <source>diumumkan</source>
   <translation>published</translation>
  </message>
  <message>
   <source>diwakili {name}</source>
   <translation>represented by {name}</translation>
  </message>
  <message>
   <source>ekspor</source>
   <translation>export</translation>
  </message>
  <message>
   <source>enam terbanyak</source>
   <translation>the six most used</translation>
  </message>
  <message>
   <source>fakta</source>
   <translation>facts</translation>
  </message>
  <message>
   <source>fakta stasiun ini</source>
   <translation>facts of this station</translation>
  </message>
  <message>
   <source>fakta terakhir {time}</source>
   <translation>last fact {time}</translation>
  </message>
  <message>
   <source>formulir</source>
   <translation>form</translation>
  </message>
  <message>
   <source>habis {count} hari lagi, siapkan penetapan baru</source>
   <translation>ends in {count} days, prepare a new decree</translation>
  </message>
  <message>
   <source>hadap pemohon</source>
   <translation>turn to the applicant</translation>
  </message>
  <message>
   <source>hari ini</source>
   <translation>today</translation>
  </message>
  <message>
   <source>hari kerja</source>
   <translation>working days</translation>
  </message>
  <message>
   <source>hari-bulan-tahun</source>
   <translation>day-month-year</translation>
  </message>
  <message>
   <source>instansi terbesar</source>
   <translation>largest agencies</translation>
  </message>
  <message>
   <source>jam diragukan</source>
   <translation>clock in doubt</translation>
  </message>
  <message>
   <source>kantor</source>
   <translation>office</translation>
  </message>
  <message>
   <source>kantor ini sendiri</source>
   <translation>this office itself</translation>
  </message>
  <message>
   <source>keberatan</source>
   <translation>objected</translation>
  </message>
  <message>
   <source>kelengkapan</source>
   <translation>completion</translation>
  </message>
  <message>
   <source>kembali</source>
   <translation>back</translation>
  </message>
  <message>
   <source>keputusan</source>
   <translation>decision</translation>
  </message>
  <message>
   <source>kertas?</source>
   <translation>paper?</translation>
  </message>
  <message>
   <source>kirim</source>
   <translation>send</translation>
  </message>
  <message>
   <source>kontak terakhir {n} hari lalu</source>
   <translation>last contact {n} days ago</translation>
  </message>
  <message>
   <source>kontak terakhir {n} jam lalu</source>
   <translation>last contact {n} hours ago</translation>
  </message>
  <message>
   <source>kosong</source>
   <translation>empty</translation>
  </message>
  <message>
   <source>kurang {n}</source>
   <translation>{n} missing</translation>
  </message>
  <message>
   <source>lahir {years}?</source>
   <translation>born {years}?</translation>
  </message>
  <message>
   <source>lalu {services}</source>
   <translation>then {services}</translation>
  </message>
  <message>
   <source>langkah berikutnya</source>
   <translation>next step</translation>
  </message>
  <message>
   <source>langsung</source>
   <translation>live</translation>
  </message>
  <message>
   <source>langsung ke pusat</source>
   <translation>straight to the centre</translation>
  </message>
  <message>
   <source>lanjut</source>
   <translation>continue</translation>
  </message>
  <message>
   <source>laporan</source>
   <translation>report</translation>
  </message>
  <message>
   <source>layanan lain, nomor sama</source>
   <translation>another service, same number</translation>
  </message>
  <message>
   <source>lewat</source>
   <translation>late</translation>
  </message>
  <message>
   <source>lewat hub</source>
   <translation>through the hub</translation>
  </message>
  <message>
   <source>lewat {days} hari</source>
   <translation>{days} days late</translation>
  </message>
  <message>
   <source>loket</source>
   <translation>counter</translation>
  </message>
  <message>
   <source>lunas</source>
   <translation>paid</translation>
  </message>
  <message>
   <source>masih kosong</source>
   <translation>still blank</translation>
  </message>
  <message>
   <source>masukan sampai {day}</source>
   <translation>comments until {day}</translation>
  </message>
  <message>
   <source>median</source>
   <translation>median</translation>
  </message>
  <message>
   <source>melalui rancangan dengan {count} masukan</source>
   <translation>by a draft with {count} comments</translation>
  </message>
  <message>
   <source>melampirkan berkas</source>
   <translation>attached a file</translation>
  </message>
  <message>
   <source>melengkapi berkas</source>
   <translation>completed the file</translation>
  </message>
  <message>
   <source>melihat NIK utuh</source>
   <translation>saw the whole NIK</translation>
  </message>
  <message>
   <source>melihat berkas</source>
   <translation>looked at a file</translation>
  </message>
  <message>
   <source>memastikan kertas keluar</source>
   <translation>confirmed the paper came out</translation>
  </message>
  <message>
   <source>membatalkan kuitansi</source>
   <translation>voided the receipt</translation>
  </message>
  <message>
   <source>membuka aduan</source>
   <translation>opened a complaint</translation>
  </message>
  <message>
   <source>membuka permohonan</source>
   <translation>opened the application</translation>
  </message>
  <message>
   <source>memindahkan aduan</source>
   <translation>moved a complaint</translation>
  </message>
  <message>
   <source>memindahkan status</source>
   <translation>moved the status</translation>
  </message>
  <message>
   <source>memperbaiki data</source>
   <translation>corrected the data</translation>
  </message>
  <message>
   <source>memutuskan pertentangan</source>
   <translation>settled a conflict</translation>
  </message>
  <message>
   <source>mencatat aduan</source>
   <translation>took down a complaint</translation>
  </message>
  <message>
   <source>mencatat tanggapan pelapor</source>
   <translation>noted the reporter's reply</translation>
  </message>
  <message>
   <source>mencetak lembar kekurangan</source>
   <translation>printed the shortage slip</translation>
  </message>
  <message>
   <source>mencetak tanda terima</source>
   <translation>printed the receipt</translation>
  </message>
  <message>
   <source>mendaftarkan permohonan</source>
   <translation>registered the application</translation>
  </message>
  <message>
   <source>menerima pembayaran</source>
   <translation>took the payment</translation>
  </message>
  <message>
   <source>mengekspor aduan</source>
   <translation>exported a complaint</translation>
  </message>
  <message>
   <source>mengekspor jurnal</source>
   <translation>exported the journal</translation>
  </message>
  <message>
   <source>menit</source>
   <translation>minutes</translation>
  </message>
  <message>
   <source>menunggu persetujuan</source>
   <translation>waits to be allowed</translation>
  </message>
  <message>
   <source>menurut surat ketetapan</source>
   <translation>by the assessment letter</translation>
  </message>
  <message>
   <source>menurut tarif</source>
   <translation>by the tariff</translation>
  </message>
  <message>
   <source>misalnya SK Kepala Dinas 065/12/2026</source>
   <translation>for example SK Kepala Dinas 065/12/2026</translation>
  </message>
  <message>
   <source>mutakhir s.d. {time}</source>
   <translation>as of {time}</translation>
  </message>
  <message>
   <source>nilai 1 sampai 4</source>
   <translation>values 1 to 4</translation>
  </message>
  <message>
   <source>nomor fakta</source>
   <translation>fact number</translation>
  </message>
  <message>
   <source>nonaktif</source>
   <translation>inactive</translation>
  </message>
  <message>
   <source>otomatis</source>
   <translation>automatic</translation>
  </message>
  <message>
   <source>paling banyak {n} kB</source>
   <translation>at most {n} kB</translation>
  </message>
  <message>
   <source>pelatihan</source>
   <translation>training</translation>
  </message>
  <message>
   <source>pembatalan</source>
   <translation>voiding</translation>
  </message>
  <message>
   <source>pembayaran</source>
   <translation>payment</translation>
  </message>
  <message>
   <source>pemohon berikutnya dipanggil</source>
   <translation>the next citizen is called</translation>
  </message>
  <message>
   <source>pendaftaran</source>
   <translation>registration</translation>
  </message>
  <message>
   <source>pendampingan</source>
   <translation>supervised</translation>
  </message>
  <message>
   <source>penerimaan ditolak</source>
   <translation>intake refused</translation>
  </message>
  <message>
   <source>penghargaan</source>
   <translation>recognition</translation>
  </message>
  <message>
   <source>perbaikan</source>
   <translation>correction</translation>
  </message>
  <message>
   <source>perkembangan</source>
   <translation>progress</translation>
  </message>
  <message>
   <source>perkiraan</source>
   <translation>estimate</translation>
  </message>
  <message>
   <source>perlu diputuskan</source>
   <translation>to be decided</translation>
  </message>
  <message>
   <source>perlu keputusan Anda</source>
   <translation>needs your decision</translation>
  </message>
  <message>
   <source>petugas berikutnya</source>
   <translation>the next officer</translation>
  </message>
  <message>
   <source>pilih catatan</source>
   <translation>choose a record</translation>
  </message>
  <message>
   <source>pusat</source>
   <translation>centre</translation>
  </message>
  <message>
   <source>rancangan</source>
   <translation>drafts</translation>
  </message>
  <message>
   <source>rancangan baru</source>
   <translation>new draft</translation>
  </message>
  <message>
   <source>rata-rata {n} mnt</source>
   <translation>average {n} min</translation>
  </message>
  <message>
   <source>rusak</source>
   <translation>spoiled</translation>
  </message>
  <message>
   <source>sah</source>
   <translation>valid</translation>
  </message>
  <message>
   <source>salah satu</source>
   <translation>one of these</translation>
  </message>
  <message>
   <source>salinan</source>
   <translation>copy</translation>
  </message>
  <message>
   <source>salinan untuk arsip</source>
   <translation>copy for the archive</translation>
  </message>
  <message>
   <source>sama dengan pusat</source>
   <translation>even with the centre</translation>
  </message>
  <message>
   <source>sampai {day}</source>
   <translation>until {day}</translation>
  </message>
  <message>
   <source>sampai {time}</source>
   <translation>until {time}</translation>
  </message>
  <message>
   <source>sanksi</source>
   <translation>sanction</translation>
  </message>
  <message>
   <source>sedang dilayani</source>
   <translation>being served</translation>
  </message>
  <message>
   <source>sejak {day}</source>
   <translation>since {day}</translation>
  </message>
  <message>
   <source>sejak {when}</source>
   <translation>since {when}</translation>
  </message>
  <message>
   <source>selesai</source>
   <translation>over</translation>
  </message>
  <message>
   <source>selisih {n} detik</source>
   <translation>{n} seconds off</translation>
  </message>
  <message>
   <source>selisih {n} jam</source>
   <translation>{n} hours off</translation>
  </message>
  <message>
   <source>selisih {n} menit</source>
   <translation>{n} minutes off</translation>
  </message>
  <message>
   <source>semua langkah selesai</source>
   <translation>every step done</translation>
  </message>
  <message>
   <source>sertifikat</source>
   <translation>certificate</translation>
  </message>
  <message>
   <source>sesuai</source>
   <translation>as asked</translation>
  </message>
  <message>
   <source>seterusnya</source>
   <translation>no end</translation>
  </message>
  <message>
   <source>stasiun</source>
   <translation>a station</translation>
  </message>
  <message>
   <source>stasiun ini</source>
   <translation>this station</translation>
  </message>
  <message>
   <source>survei</source>
   <translation>survey</translation>
  </message>
  <message>
   <source>tambahan</source>
   <translation>extra</translation>
  </message>
  <message>
   <source>tampil mulai {n} responden</source>
   <translation>shown from {n} respondents</translation>
  </message>
  <message>
   <source>tanda terima {number}</source>
   <translation>receipt {number}</translation>
  </message>
  <message>
   <source>tandai</source>
   <translation>mark</translation>
  </message>
  <message>
   <source>tanpa NIK</source>
   <translation>without NIK</translation>
  </message>
  <message>
   <source>tanpa NIK, {reason}</source>
   <translation>without NIK, {reason}</translation>
  </message>
  <message>
   <source>tanpa hub</source>
   <translation>without hub</translation>
  </message>
  <message>
   <source>teguran</source>
   <translation>reminder</translation>
  </message>
  <message>
   <source>temuan</source>
   <translation>findings</translation>
  </message>
  <message>
   <source>tentang {who}</source>
   <translation>about {who}</translation>
  </message>
  <message>
   <source>tepat</source>
   <translation>in time</translation>
  </message>
  <message>
   <source>terbit setelah F12</source>
   <translation>issued after F12</translation>
  </message>
  <message>
   <source>terbit {day}</source>
   <translation>issued {day}</translation>
  </message>
  <message>
   <source>terbuka</source>
   <translation>open</translation>
  </message>
  <message>
   <source>tercapai</source>
   <translation>reached</translation>
  </message>
  <message>
   <source>terendah: {name}</source>
   <translation>lowest: {name}</translation>
  </message>
  <message>
   <source>terima</source>
   <translation>accept</translation>
  </message>
  <message>
   <source>terkunci sampai {time}</source>
   <translation>locked until {time}</translation>
  </message>
  <message>
   <source>terpakai</source>
   <translation>used</translation>
  </message>
  <message>
   <source>tersandi</source>
   <translation>encrypted</translation>
  </message>
  <message>
   <source>tidak ada</source>
   <translation>none</translation>
  </message>
  <message>
   <source>tidak ada tanda terima dengan nomor ini</source>
   <translation>no receipt has this number</translation>
  </message>
  <message>
   <source>tidak berlaku</source>
   <translation>does not apply</translation>
  </message>
  <message>
   <source>tidak dapat dikuasakan</source>
   <translation>cannot be done by a representative</translation>
  </message>
  <message>
   <source>tidak diperiksa</source>
   <translation>not checked</translation>
  </message>
  <message>
   <source>tidak sah</source>
   <translation>not valid</translation>
  </message>
  <message>
   <source>tidak terbaca di sini</source>
   <translation>not readable here</translation>
  </message>
  <message>
   <source>tidak terpakai</source>
   <translation>unused</translation>
  </message>
  <message>
   <source>tidak wajib</source>
   <translation>not required</translation>
  </message>
  <message>
   <source>ulangi</source>
   <translation>try again</translation>
  </message>
  <message>
   <source>urungkan</source>
   <translation>undo</translation>
  </message>
  <message>
   <source>{amount} · belum dibayar</source>
   <translation>{amount} · not paid yet</translation>
  </message>
  <message>
   <source>{amount}, dibayar nanti</source>
   <translation>{amount}, to be paid later</translation>
  </message>
  <message>
   <source>{a} jawaban dan {c} aduan anonim ditulis, diacak dan tanpa jam.</source>
   <translation>{a} answers and {c} anonymous complaints written, shuffled and without times.</translation>
  </message>
  <message>
   <source>{band} th</source>
   <translation>{band} y</translation>
  </message>
  <message>
   <source>{basis}, tidak dapat ditagih</source>
   <translation>{basis}, cannot be charged</translation>
  </message>
  <message>
   <source>{changed} standar terbit, {unchanged} tidak berubah.</source>
   <translation>{changed} standards published, {unchanged} unchanged.</translation>
  </message>
  <message>
   <source>{count} asli</source>
   <translation>{count} originals</translation>
  </message>
  <message>
   <source>{count} belum ditanggapi</source>
   <translation>{count} not answered</translation>
  </message>
  <message>
   <source>{count} diperlihatkan</source>
   <translation>{count} shown</translation>
  </message>
  <message>
   <source>{count} direkam</source>
   <translation>{count} captured</translation>
  </message>
  <message>
   <source>{count} dispensasi penyelia</source>
   <translation>{count} waivers by the supervisor</translation>
  </message>
  <message>
   <source>{count} fakta menunggu pendahulu</source>
   <translation>{count} facts wait for their predecessor</translation>
  </message>
  <message>
   <source>{count} fakta tercatat</source>
   <translation>{count} facts recorded</translation>
  </message>
  <message>
   <source>{count} fakta tidak diterapkan</source>
   <translation>{count} facts not applied</translation>
  </message>
  <message>
   <source>{count} formulir</source>
   <translation>{count} forms</translation>
  </message>
  <message>
   <source>{count} hari kerja</source>
   <translation>{count} working days</translation>
  </message>
  <message>
   <source>{count} hari lagi</source>
   <translation>{count} days left</translation>
  </message>
  <message>
   <source>{count} lagi, ketik untuk mempersempit</source>
   <translation>{count} more, type to narrow down</translation>
  </message>
  <message>
   <source>{count} layanan memuat angka yang belum diverifikasi</source>
   <translation>{count} services have figures that are not verified</translation>
  </message>
  <message>
   <source>{count} masukan</source>
   <translation>{count} comments</translation>
  </message>
  <message>
   <source>{count} masukan belum ditanggapi</source>
   <translation>{count} comments not answered</translation>
  </message>
  <message>
   <source>{count} menit</source>
   <translation>{count} minutes</translation>
  </message>
  <message>
   <source>{count} menunggu kirim</source>
   <translation>{count} waiting to be sent</translation>
  </message>
  <message>
   <source>{count} pasang nomor disisihkan dan dicetak.</source>
   <translation>{count} pairs of numbers set apart and printed.</translation>
  </message>
  <message>
   <source>{count} permohonan, terbaru dahulu</source>
   <translation>{count} applications, newest first</translation>
  </message>
  <message>
   <source>{count} salinan</source>
   <translation>{count} copies</translation>
  </message>
  <message>
   <source>{count} standar hampir habis masa berlakunya</source>
   <translation>{count} standards are about to expire</translation>
  </message>
  <message>
   <source>{count} standar terbit, {unverified} Belum diverifikasi</source>
   <translation>{count} standards published, {unverified} not verified</translation>
  </message>
  <message>
   <source>{count} syarat</source>
   <translation>{count} requirements</translation>
  </message>
  <message>
   <source>{count} syarat tidak ada</source>
   <translation>{count} requirements missing</translation>
  </message>
  <message>
   <source>{count} syarat wajib belum diperiksa</source>
   <translation>{count} mandatory requirements not checked</translation>
  </message>
  <message>
   <source>{count} syarat wajib kurang; pemohon menerima lembar kekurangan</source>
   <translation>{count} mandatory requirements missing; the applicant gets a shortage slip</translation>
  </message>
  <message>
   <source>{count} tidak ada</source>
   <translation>{count} missing</translation>
  </message>
  <message>
   <source>{count} tidak berlaku</source>
   <translation>{count} do not apply</translation>
  </message>
  <message>
   <source>{date} pukul {time}</source>
   <translation>{date} at {time}</translation>
  </message>
  <message>
   <source>{day}, loket {counter}. {n} hal masih terbuka.</source>
   <translation>{day}, counter {counter}. {n} things still open.</translation>
  </message>
  <message>
   <source>{done} dari {all} catatan diperiksa…</source>
   <translation>{done} of {all} records checked…</translation>
  </message>
  <message>
   <source>{done} dari {total} wajib</source>
   <translation>{done} of {total} mandatory</translation>
  </message>
  <message>
   <source>{file} berisi {n} catatan ({size}); manifes di sebelahnya.</source>
   <translation>{file} holds {n} records ({size}); the manifest is beside it.</translation>
  </message>
  <message>
   <source>{form}, belum cukup</source>
   <translation>{form}, not enough</translation>
  </message>
  <message>
   <source>{giver} kepada {taker}</source>
   <translation>{giver} to {taker}</translation>
  </message>
  <message>
   <source>{low} - {high}, menurut tarif</source>
   <translation>{low} - {high}, by the tariff</translation>
  </message>
  <message>
   <source>{matched} cocok, {differing} jumlahnya lain, {unknown} hanya di bank.</source>
   <translation>{matched} match, {differing} differ, {unknown} only at the bank.</translation>
  </message>
  <message>
   <source>{names} membacanya saat masuk; jawabannya tampil di samping catatannya.</source>
   <translation>{names} read it when they sign in; their answers appear beside their records.</translation>
  </message>
  <message>
   <source>{name} bertanya tentang {number}: jawab di Permohonan sampai {day}.</source>
   <translation>{name} asks about {number}: answer in Applications by {day}.</translation>
  </message>
  <message>
   <source>{name} bertanya {day} pukul {time}: {words} Dijawab paling lambat {due}.</source>
   <translation>{name} asked on {day} at {time}: {words} To be answered by {due}.</translation>
  </message>
  <message>
   <source>{name} dapat masuk di komputer ini.</source>
   <translation>{name} can sign in on this computer.</translation>
  </message>
  <message>
   <source>{name} dibuang dari daftar tunda.</source>
   <translation>{name} was taken off the list of visits set aside.</translation>
  </message>
  <message>
   <source>{name} ditunda. Enter di daftar membukanya lagi.</source>
   <translation>{name} set aside. Enter in the list opens it again.</translation>
  </message>
  <message>
   <source>{name} kembali di daftar tunda.</source>
   <translation>{name} is set aside again.</translation>
  </message>
  <message>
   <source>{name} terkunci sampai {time}</source>
   <translation>{name} locked until {time}</translation>
  </message>
  <message>
   <source>{name}, lalu {n} layanan lagi</source>
   <translation>{name}, then {n} more services</translation>
  </message>
  <message>
   <source>{name}: foto belum sampai di komputer ini</source>
   <translation>{name}: the photo has not come to this computer yet</translation>
  </message>
  <message>
   <source>{name}: {seconds} detik (sasaran {aim}), {keys} tombol (sasaran {aim_keys})</source>
   <translation>{name}: {seconds} seconds (aim {aim}), {keys} keys (aim {aim_keys})</translation>
  </message>
  <message>
   <source>{number} tersimpan di sini</source>
   <translation>{number} stored here</translation>
  </message>
  <message>
   <source>{n} berkas dilengkapi</source>
   <translation>{n} files completed</translation>
  </message>
  <message>
   <source>{n} berkas sudah ada</source>
   <translation>{n} papers are there</translation>
  </message>
  <message>
   <source>{n} berkas sudah diperiksa</source>
   <translation>{n} papers checked</translation>
  </message>
  <message>
   <source>{n} catatan aman di komputer ini.</source>
   <translation>{n} records are safe on this computer.</translation>
  </message>
  <message>
   <source>{n} catatan dimasukkan kembali sebagai susulan. {number}</source>
   <translation>{n} records entered again as late ones. {number}</translation>
  </message>
  <message>
   <source>{n} catatan disusun…</source>
   <translation>{n} records packed…</translation>
  </message>
  <message>
   <source>{n} catatan diterapkan…</source>
   <translation>{n} records applied…</translation>
  </message>
  <message>
   <source>{n} cetakan</source>
   <translation>{n} prints</translation>
  </message>
  <message>
   <source>{n} dari {all}</source>
   <translation>{n} of {all}</translation>
  </message>
  <message>
   <source>{n} dari {all} dimasukkan kembali…</source>
   <translation>{n} of {all} entered again…</translation>
  </message>
  <message>
   <source>{n} dari {all} fakta sudah ditandatangani pusat</source>
   <translation>{n} of {all} facts are signed by the centre</translation>
  </message>
  <message>
   <source>{n} dari {all} langkah selesai. Rumah latihan sudah dihapus.</source>
   <translation>{n} of {all} steps done. The practice home is deleted.</translation>
  </message>
  <message>
   <source>{n} dari {sample} responden</source>
   <translation>{n} of {sample} respondents</translation>
  </message>
  <message>
   <source>{n} di balik angka ini</source>
   <translation>{n} behind this figure</translation>
  </message>
  <message>
   <source>{n} fakta</source>
   <translation>{n} facts</translation>
  </message>
  <message>
   <source>{n} fakta lain</source>
   <translation>{n} more facts</translation>
  </message>
  <message>
   <source>{n} fakta menunggu</source>
   <translation>{n} facts waiting</translation>
  </message>
  <message>
   <source>{n} fakta: </source>
   <translation>{n} facts: </translation>
  </message>
  <message>
   <source>{n} hal</source>
   <translation>{n} things</translation>
  </message>
  <message>
   <source>{n} hal diserahterimakan.</source>
   <translation>{n} things handed over.</translation>
  </message>
  <message>
   <source>{n} hal menunggu jawaban {name}.</source>
   <translation>{n} things wait for {name}'s answer.</translation>
  </message>
  <message>
   <source>{n} hari kerja</source>
   <translation>{n} working days</translation>
  </message>
  <message>
   <source>{n} jam</source>
   <translation>{n} hours</translation>
  </message>
  <message>
   <source>{n} janji ditepati</source>
   <translation>{n} promises kept</translation>
  </message>
  <message>
   <source>{n} janji terlambat</source>
   <translation>{n} promises missed</translation>
  </message>
  <message>
   <source>{n} jawaban menunggu tutup hari.</source>
   <translation>{n} answers wait for the closing.</translation>
  </message>
  <message>
   <source>{n} langkah permohonan</source>
   <translation>{n} case steps</translation>
  </message>
  <message>
   <source>{n} menit</source>
   <translation>{n} minutes</translation>
  </message>
  <message>
   <source>{n} menit lebih cepat</source>
   <translation>{n} minutes faster</translation>
  </message>
  <message>
   <source>{n} menit lebih lama</source>
   <translation>{n} minutes longer</translation>
  </message>
  <message>
   <source>{n} menunggu</source>
   <translation>{n} waiting</translation>
  </message>
  <message>
   <source>{n} mnt</source>
   <translation>{n} min</translation>
  </message>
  <message>
   <source>{n} nomor dipanggil</source>
   <translation>{n} tickets called</translation>
  </message>
  <message>
   <source>{n} pembatalan</source>
   <translation>{n} voids</translation>
  </message>
  <message>
   <source>{n} pembayaran</source>
   <translation>{n} payments</translation>
  </message>
  <message>
   <source>{n} permohonan diterima</source>
   <translation>{n} applications taken in</translation>
  </message>
  <message>
   <source>{n} poin naik</source>
   <translation>up {n} points</translation>
  </message>
  <message>
   <source>{n} poin turun</source>
   <translation>down {n} points</translation>
  </message>
  <message>
   <source>{n} temuan</source>
   <translation>{n} findings</translation>
  </message>
  <message>
   <source>{n} temuan menunggu penyelia</source>
   <translation>{n} findings wait for a supervisor</translation>
  </message>
  <message>
   <source>{n}% lebih banyak</source>
   <translation>{n}% more</translation>
  </message>
  <message>
   <source>{n}% lebih sedikit</source>
   <translation>{n}% fewer</translation>
  </message>
  <message>
   <source>{paper}: belum ada</source>
   <translation>{paper}: missing</translation>
  </message>
  <message>
   <source>{right} (dua orang)</source>
   <translation>{right} (two persons)</translation>
  </message>
  <message>
   <source>{service}, terdaftar {date}</source>
   <translation>{service}, registered {date}</translation>
  </message>
  <message>
   <source>{since} sampai {until}</source>
   <translation>{since} to {until}</translation>
  </message>
  <message>
   <source>{size} KB</source>
   <translation>{size} KB</translation>
  </message>
  <message>
   <source>{ticket} baru dipanggil: Shift+F2 mengulang, F4 menunda.</source>
   <translation>{ticket} was just called: Shift+F2 repeats, F4 sets aside.</translation>
  </message>
  <message>
   <source>{ticket} di loket {n}</source>
   <translation>{ticket} at counter {n}</translation>
  </message>
  <message>
   <source>{ticket} dialihkan ke {place}; giliran dan isiannya ikut.</source>
   <translation>{ticket} is sent on to {place}; place and entries go along.</translation>
  </message>
  <message>
   <source>{ticket} dipanggil ulang, panggilan ke-{n}.</source>
   <translation>{ticket} called again, call {n}.</translation>
  </message>
  <message>
   <source>{ticket} dipanggil.</source>
   <translation>{ticket} called.</translation>
  </message>
  <message>
   <source>{ticket} ditunda. Enter di daftar memanggilnya lagi.</source>
   <translation>{ticket} set aside. Enter in the list calls it again.</translation>
  </message>
  <message>
   <source>{ticket} menunggu layanan berikutnya.</source>
   <translation>{ticket} waits for the next service.</translation>
  </message>
  <message>
   <source>{ticket} menunggu: F2 memanggilnya.</source>
   <translation>{ticket} waits: F2 calls it.</translation>
  </message>
  <message>
   <source>{ticket} selesai.</source>
   <translation>{ticket} finished.</translation>
  </message>
  <message>
   <source>{ticket} tidak datang: lewat. Enter di daftar memanggilnya lagi.</source>
   <translation>{ticket} did not come: missed. Enter in the list calls it again.</translation>
  </message>
  <message>
   <source>{what} sejak {since}, aman di komputer ini</source>
   <translation>{what} since {since}, safe on this computer</translation>
  </message>
  <message>
   <source>{years} th</source>
   <translation>{years} y</translation>
  </message>
 </context>
</TS>
