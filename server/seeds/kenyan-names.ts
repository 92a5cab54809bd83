import type { Random } from "../src/platform/random.js";

type Names = readonly [string, ...string[]];
type Community = {
  girls: Names;
  boys: Names;
  families: Names;
  /** Given before the community's own name. */ first: boolean;
};

const words = (text: string) => text.split(" ") as unknown as Names;

const ENGLISH = {
  F: words(
    "Faith Mercy Grace Joy Esther Purity Sharon Brenda Cynthia Diana Abigail Ivy Naomi Ruth Lydia Winnie Stacy Tabitha Gladys Hope Lilian Doreen Michelle Angela Peace Vivian",
  ),
  M: words(
    "Brian Kevin Dennis Victor Emmanuel Collins Samuel Daniel Ian Felix Elijah Moses Caleb Joshua Allan Edwin Newton Evans Isaac Kelvin Mark Peter Silas Titus Wycliffe Nicholas",
  ),
};

/** Common names by community; a learner's are taken from one. */
const COMMUNITIES: readonly [Community, ...Community[]] = [
  {
    girls: words("Wanjirũ Wambũi Njeri Nyambura Wangarĩ Wairimũ Mũthoni Wanjikũ Waithĩra Wangũi Gathoni Nyokabi"),
    boys: words("Kamau Njoroge Mwangi Kariũki Maina Kĩmani Mbũgua Ndũng'ũ Gĩthĩnji Karanja Waweru Mũriũki"),
    families: words("Kamau Njoroge Mwangi Kariũki Maina Kĩmani Ng'ang'a Ndũng'ũ Karanja Waweru Mũriithi Gachanja"),
    first: true,
  },
  {
    girls: words("Achieng' Atieno Akinyi Awuor Adhiambo Anyango Apiyo Akoth Auma Adongo"),
    boys: words("Odhiambo Otieno Ochieng' Onyango Okoth Ouma Opiyo Omondi Owino Juma"),
    families: words("Odhiambo Otieno Ochieng' Onyango Okoth Ouma Opiyo Omondi Owino Oduor Ogola Nyong'o"),
    first: true,
  },
  {
    girls: words("Nekesa Nafula Naliaka Nasimiyu Nanjala Khakasa Nelima Ayuma Khavere Muhonja"),
    boys: words("Wafula Barasa Wekesa Simiyu Wanjala Makokha Shikuku Mulama Nyongesa Kisache"),
    families: words("Wafula Barasa Wekesa Simiyu Wanjala Makokha Shikuku Lusweti Mukhwana Khaemba Masinde"),
    first: true,
  },
  {
    girls: words("Chebet Chepkoech Jepkosgei Cherono Chelangat Jeruto Jepchirchir Chemutai Jerop Chepng'eno"),
    boys: words("Kiprotich Kipkemboi Kiplagat Kipchumba Kibet Kiptoo Kipng'etich Cheruiyot Kipruto Kimutai"),
    families: words("Rotich Koech Korir Chepkwony Langat Kiplagat Rono Sang Bett Cheruiyot Too Ng'eno"),
    first: true,
  },
  {
    girls: words("Mwende Mũtheu Ndũnge Kavata Mbithe Syombua Nthenya Katunge Mumbua Wavinya"),
    boys: words("Mutua Mũsyoka Kioko Mũtinda Kilonzo Mwanzia Wambua Makau Kyalo Mũtiso"),
    families: words("Mutua Mũsyoka Kioko Kilonzo Mwanzia Wambua Makau Nzioka Mũli Ndonye Kyalo"),
    first: true,
  },
  {
    girls: words("Kemunto Nyaboke Kerubo Moraa Bosibori Kwamboka Nyanchama Gesare"),
    boys: words("Ongeri Nyamweya Mogaka Ombati Momanyi Onchiri Nyang'au Makori"),
    families: words("Ongeri Nyamweya Mogaka Ombati Momanyi Onchiri Nyang'au Makori Omwenga Ondieki"),
    first: true,
  },
  {
    girls: words("Kendi Kinya Gatwiri Makena Karimi Nkatha Mwendwa Kagendo"),
    boys: words("Mutwiri Mũrithi Kimathi Gitonga Mwenda Koome Muthomi Kirimi"),
    families: words("Mutwiri Mũrithi Kimathi Gitonga Mwenda M'Ikiara M'Mbijiwe Kirimi Nkonge Riungu"),
    first: true,
  },
  {
    girls: words("Halima Amina Fatuma Hodan Nasra Hawa Zeinab Sahra"),
    boys: words("Abdi Hassan Yusuf Mohamed Ibrahim Ismail Ahmed Bashir"),
    families: words("Abdullahi Noor Farah Hussein Ali Omar Adan Issack"),
    first: false,
  },
  {
    girls: words("Mwanaisha Mapenzi Mejumaa Riziki Saumu Dama Kadzo Zawadi"),
    boys: words("Kahindi Karisa Katana Baya Mwinyi Salim Rashid Kazungu"),
    families: words("Charo Kazungu Ngala Katana Said Mwakio Mwang'ombe Kombe"),
    first: false,
  },
  {
    girls: words("Naserian Nashipae Namunyak Nosim Akiru Asekon"),
    boys: words("Lekishon Sironka Saitoti Leteipa Ekai Lokwawi"),
    families: words("Ole-Ntutu Sankale Nkurunah Lemashon Ekiru Lokol"),
    first: false,
  },
];

export type Family = { community: number; name: string };

export function randomFamily(random: Random): Family {
  const community = Math.floor(random.next() ** 1.4 * COMMUNITIES.length);
  return { community, name: random.pick((COMMUNITIES[community] ?? COMMUNITIES[0]).families) };
}

/** A made-up person's name in a family: "Faith Wanjirũ Kamau", "Halima Abdullahi". */
export function randomName(random: Random, sex: "F" | "M", family: Family): string {
  const { girls, boys, first } = COMMUNITIES[family.community] ?? COMMUNITIES[0];
  const own = [random.pick(sex === "F" ? girls : boys), random.pick(sex === "F" ? girls : boys)].find(
    (name) => name !== family.name,
  );
  const names = [...(first ? [random.pick(ENGLISH[sex])] : []), ...(own === undefined ? [] : [own]), family.name];
  return names.join(" ");
}
