"""The usual surnames of Korea, China, Vietnam and their neighbours, in the ways in which they are written in Latin letters.

From general knowledge of the romanisations: Revised Romanisation and McCune-Reischauer, Hanyu Pinyin and Wade-Giles, Hong Kong's,
Singapore's and the Philippines' own spellings, Vietnamese without its marks. They are few, short, and often words of English.
"""

from __future__ import annotations

from detectors.names.lists import some

SURNAMES = some(
    # Korea
    "kim lee yi rhee park pak bak choi choe jung jeong chung kang gang cho jo yoon yun jang chang lim im rim han oh seo suh shin sin "
    "kwon gwon hwang ahn an song ryu yoo yu hong jeon jun ko go moon mun yang son sohn bae pae baek paik heo hur nam sim shim noh roh "
    "ha kwak gwak sung seong cha joo ju woo gu koo min na jin ji eom chae won chun cheon bang pang kong gong hyun ham byun pyo myung "
    "pyun maeng gil wie wi ban ra la geum ok yook yuk in je mo tak kook eo eun yong yeom yeon yeo seok seol do so choo chu you um eum "
    "namgung "
    # China, Taiwan, Hong Kong, Singapore
    "wang li zhang liu huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang feng deng cao peng zeng xiao tian "
    "dong pan yuan cai jiang du ye cheng wei su lu ding ren yao shen fu zhong cui tan fan shi liao jia xia fang zou xiong bai meng "
    "qin qiu hou yin xue yan lei long tao mao hao shao wan qian dai xiang ouyang situ sima tsai hsu hsieh hsiao chiu chou chao chiang "
    "chien kuo tseng tsao yeh kao hung fong tse wong chan chen cheung lau leung ng chow ho yip kwok lam poon mak fung kwan lo law "
    "yuen siu mok au chui hui ip kam kan kwong lai leong lui ngai shum szeto tong tsang tsui yeung yiu yau goh ong teo koh chua toh "
    "low seah quek foo chew chia chong chin soh phua tay wee loh khoo gan kok "
    # Vietnam
    "nguyen tran le pham huynh hoang phan vu vo dang bui ngo duong ly dinh mai trinh dao doan truong luong to thai ta quach phung "
    "chau kieu luu mac thach "
    # Cambodia, Laos, Burma, and Chinese families of the Philippines
    "sok chea keo heng sar prak chhay ouk souk sao ros som em oum nhem prum noun nuon nov san sem chum hem hin kem meas men neang om "
    "ouch pich pol roth srey tep thon touch ung vong vann chhim chhun aung htun khin kyaw thein win zaw sy ty uy co dy que dee cua "
    "yap lao tiu"
)
#: Those that stand in sentences as other words do: they need a capital.
WORDS = some(
    "men san em om hem co dee touch la win to wi ra you eo so do go no in on an he she me ye may man can long low lo oh how what yes ok "
    "our ban"
)
#: Usual surnames of Nigeria, Ghana, Kenya, Uganda, Zimbabwe, South Africa, Congo, Somalia and Ethiopia: the lists hardly hold them.
AFRICAN = some(
    "okafor adeyemi okonkwo eze nwosu balogun adebayo ogunleye ibrahim musa bello abubakar obi nwachukwu onyeka olawale adewale "
    "chukwu uche okoro afolabi akintola danjuma ekwueme ojo okeke okoye nwankwo onuoha igwe ogbonna oyelaran adeleke adeniyi adeola "
    "adesanya olatunji olaniyan ogunbanjo ogundipe oladipo akinyemi akinola fashola sanusi yusuf lawal mohammed suleiman garba usman "
    "effiong bassey etim osagie igbinedion omoregie idahosa mensah owusu boateng asante appiah osei agyeman amoah antwi addo asamoah "
    "acheampong frimpong danso ofori opoku sarpong kwarteng ampofo adjei quaye tetteh nkrumah ansah kamau mwangi njoroge kariuki "
    "wanjiku otieno odhiambo ochieng omondi onyango wafula mutua kiprop kipkemboi cheruiyot koech rotich nyambura wambui kimani "
    "njuguna macharia gitau okello opio akello mukasa ssemakula namutebi museveni kagame habimana uwimana moyo ndlovu ncube sibanda "
    "dube nkomo mpofu nyathi chikwanha chirwa banda phiri mwale zulu mutasa makoni mugabe dlamini nkosi khumalo mokoena mthembu zungu "
    "mbatha ngcobo cele gumede radebe mahlangu molefe modise mukendi kabongo ilunga tshibanda kasongo mutombo diallo traore keita "
    "coulibaly sow ndiaye diop sarr cisse toure camara barry bah jallow ceesay sesay kamara koroma bangura conteh kargbo abdi hassan "
    "farah warsame hersi jama abdullahi osman mohamud egal dahir tesfaye bekele haile kebede tadesse abebe alemu girma mengistu "
    "gebremariam woldemariam habte negash berhe tekle"
)
